import type { XmlPlace } from '~/platform/xml'
import type { Problem } from '../problems'

/** Words for each code are those of the problem `qti-<code>`. */
type RefusalCode =
  | 'attribute-missing'
  | 'attribute-not-understood'
  | 'custom-operator'
  | 'element-misplaced'
  | 'element-missing'
  | 'element-not-supported'
  | 'image-missing'
  | 'key-not-sayable'
  | 'needs-another-value'
  | 'not-an-item'
  | 'operands-wrong'
  | 'random-value'
  | 'response-not-understood'
  | 'several-interactions'
  | 'too-much-work'
  | 'value-not-understood'
  | 'variable-twice'
  | 'variable-unknown'

/** Why an item cannot be represented: what was met, and where. `element` is its name as the file writes it. */
type Refusal = XmlPlace & {
  readonly code: RefusalCode
  readonly element: string
  readonly params: Readonly<Record<string, string | number>>
}

/** Thrown inside the reader and the evaluator only; `attempt` turns it into data at their doors. */
class RefusalError extends Error {
  constructor(readonly refusal: Refusal) {
    super(`${refusal.code} ${refusal.element}`)
  }
}

/** Where something stands in the file, with the name of the element. */
export type At = XmlPlace & { readonly element: string }

export function refuse(code: RefusalCode, at: At, params: Refusal['params'] = {}): never {
  throw new RefusalError({ code, element: at.element, line: at.line, column: at.column, params })
}

export type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal }

/** Runs what may refuse. Every other error is a mistake of ours and goes on. */
export function attempt<T>(work: () => T): Attempt<T> {
  try {
    return { ok: true, value: work() }
  } catch (error) {
    if (error instanceof RefusalError) return { ok: false, refusal: error.refusal }
    throw error
  }
}

/** The refusal as a problem of an import: an error of the whole question. */
export const problemOf = ({ code, element, params, line, column }: Refusal): Problem => ({
  code: `qti-${code}`,
  severity: 'error',
  line,
  column,
  params: { ...params, element },
})
