/** Why a response earned what it earned. Params are numbers and texts for the message; none reveals the key. */
export type Reason = { readonly code: ReasonCode; readonly params?: Readonly<Record<string, string | number>> }
export type ReasonCode = keyof typeof REASON_LABELS

/** The message of each reason in the namespace `questions`. */
export const REASON_LABELS = {
  'not-answered': 'reasons.not-answered',
  unreadable: 'reasons.unreadable',
  'unknown-option': 'reasons.unknown-option',
  'chosen-right': 'reasons.chosen-right',
  'chosen-partly': 'reasons.chosen-partly',
  'chosen-wrong': 'reasons.chosen-wrong',
  'chosen-penalty': 'reasons.chosen-penalty',
  'exactly-right': 'reasons.exactly-right',
  'not-exactly-right': 'reasons.not-exactly-right',
  'right-minus-wrong': 'reasons.right-minus-wrong',
  'shares-added': 'reasons.shares-added',
  'not-below-zero': 'reasons.not-below-zero',
  'not-above-one': 'reasons.not-above-one',
  'number-accepted': 'reasons.number-accepted',
  'number-partly': 'reasons.number-partly',
  'number-not-accepted': 'reasons.number-not-accepted',
  'number-unreadable': 'reasons.number-unreadable',
  'number-read-as': 'reasons.number-read-as',
  'unit-missing': 'reasons.unit-missing',
  'unit-unknown': 'reasons.unit-unknown',
  'text-accepted': 'reasons.text-accepted',
  'text-partly': 'reasons.text-partly',
  'text-not-accepted': 'reasons.text-not-accepted',
} as const
