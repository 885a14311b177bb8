import { forbidden } from './errors'

/** The answer of a policy: yes, or no with the code of the reason (which is also the code of the error). */
export type Verdict = { allow: true } | { allow: false; reason: string }

export const allow: Verdict = { allow: true }
export const deny = (reason: string): Verdict => ({ allow: false, reason })
export const allowIf = (condition: boolean, reason: string): Verdict => (condition ? allow : deny(reason))

/** @throws AppError 403 with the verdict's reason as its code */
export function authorise(verdict: Verdict): void {
  if (!verdict.allow) throw forbidden(verdict.reason)
}
