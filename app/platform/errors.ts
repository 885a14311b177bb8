/**
 * Errors that a person or another program is told about.
 *
 * `AppError.code` is owned by an area (`exams.attempt-not-found`); its words are in the area's message catalogue under
 * `errors.<rest of the code>`. An expected "no" is data, not an error; an AppError says that something is forbidden,
 * missing or impossible.
 */
export type ErrorStatus = 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 503
export type ErrorParams = Readonly<Record<string, string | number>>

const mark = Symbol.for('rung.AppError')

export class AppError extends Error {
  readonly [mark] = true

  constructor(
    readonly code: string,
    readonly status: ErrorStatus,
    readonly params: ErrorParams = {},
    options?: { cause?: unknown },
  ) {
    super(code, options)
    this.name = 'AppError'
  }
}

/** Recognises an AppError by its mark, because two bundles may each hold a copy of the class. */
export function isAppError(error: unknown): error is AppError {
  return typeof error === 'object' && error !== null && mark in error
}

export const invalid = (code: string, params?: ErrorParams) => new AppError(code, 422, params)
export const forbidden = (code: string, params?: ErrorParams) => new AppError(code, 403, params)
export const notFound = (code: string, params?: ErrorParams) => new AppError(code, 404, params)
export const conflict = (code: string, params?: ErrorParams) => new AppError(code, 409, params)
export const tooMany = (code: string, params?: ErrorParams) => new AppError(code, 429, params)

/** States what cannot be otherwise; a failure is a programming mistake, never a person's. */
export function invariant(condition: unknown, why: string): asserts condition {
  if (!condition) throw new Error(`invariant broken: ${why}`)
}
