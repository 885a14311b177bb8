/**
 * Something about well-formed rules that their author should look at: they can be read, but do not do what they seem to
 * say. An `error` can never work as written, a `warning` is most likely a slip, a `hint` is worth a look.
 */
export type Finding = {
  readonly code: FindingCode
  readonly severity: Severity
  /** The id of a rule or number (`gold.1.of`), or the keys that lead to the place (`parameters.goal`). */
  readonly path: string
  /** Counted from 1; null as long as the author's text is not at hand. */
  readonly line: number | null
  readonly column: number | null
  readonly params: Readonly<Record<string, string | number>>
}

export type Severity = 'error' | 'warning' | 'hint'

const SEVERITIES = {
  'never-met': 'error',
  'always-met': 'warning',
  contradiction: 'error',
  'conditions-contradict': 'error',
  'condition-of-other-kind': 'error',
  'value-never-seen': 'warning',
  'field-never-seen': 'error',
  'days-without-time': 'error',
  'days-all-passed': 'error',
  'too-few-parts': 'error',
  'repeated-part': 'warning',
  'share-above-whole': 'error',
  'share-of-everything': 'hint',
  'never-chosen': 'warning',
  'cap-missed': 'warning',
  'cap-out-of-reach': 'warning',
  'nobody-can-hold': 'error',
  'certification-retired': 'warning',
  'certification-counts-as': 'error',
  'certification-without-exam': 'error',
  'certification-not-offered': 'warning',
  'tier-unreachable': 'error',
  'tier-adds-nothing': 'warning',
  'less-than-below': 'warning',
  'benefit-worse': 'warning',
  unused: 'warning',
  'override-never': 'warning',
  'override-same': 'hint',
  'ramp-above-whole': 'warning',
  'rate-dropped': 'warning',
  'rate-of-own-currency': 'warning',
  'never-sustained': 'error',
  'protection-without-effect': 'warning',
  'steps-without-effect': 'warning',
  'kept-very-long': 'hint',
  'same-day': 'error',
  'changes-the-past': 'error',
  'same-as-before': 'warning',
  'amount-without-rate': 'warning',
  'facts-unread': 'hint',
} as const satisfies Record<string, Severity>

export type FindingCode = keyof typeof SEVERITIES
export const FINDING_CODES = Object.keys(SEVERITIES) as FindingCode[]

/** A finding at a place, with what its sentence says. */
export const finding = (code: FindingCode, path: string, params: Finding['params'] = {}): Finding => ({
  ...{ code, severity: SEVERITIES[code], path, params },
  ...{ line: null, column: null },
})
