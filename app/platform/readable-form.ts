import { AppError, isAppError } from './errors'

const unreadable = (cause?: unknown) => new AppError('errors.unreadable-form', 400, {}, { cause })

/**
 * Makes a request's form say no by itself: one that is no form, and one with a NUL in a text, which PostgreSQL keeps in no
 * column and no person types, are answered with 400 `errors.unreadable-form` wherever they are read.
 */
export function readableForm(request: Request): Request {
  const read = request.formData.bind(request)
  request.formData = async () => checkedForm(await read().catch(asUnreadable))
  return request
}

/** @throws AppError 400 `errors.unreadable-form` */
export function checkedForm(form: FormData): FormData {
  for (const [name, value] of form)
    if (hasNul(name) || hasNul(typeof value === 'string' ? value : value.name)) throw unreadable()
  return form
}

/** What a parser says of a body that is no form: theirs to put right, not ours. A body that is too large says so itself. */
export function asUnreadable(error: unknown): never {
  throw isAppError(error) ? error : unreadable(error)
}

const hasNul = (text: string) => text.includes('\0')
