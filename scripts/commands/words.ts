import { translator } from '~/i18n/translator.server'
import type { Namespace } from '~/i18n/types'
import { type AppError, isAppError } from '~/platform/errors'

/** What went wrong, for a person at a terminal: the words of an error code, or the message with its cause. */
export function explain(error: unknown): string {
  if (isAppError(error)) return appErrorWords(error)
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause === undefined ? '' : `\n${explain(error.cause)}`
  return `${error.message}${cause}`
}

function appErrorWords({ code, params }: AppError): string {
  const [area = '', ...rest] = code.split('.')
  const isGeneral = area === 'errors'
  const key = isGeneral ? rest.join('.') : `errors.${rest.join('.')}`
  try {
    const t = translator('en', (isGeneral ? 'errors' : area) as Namespace)
    return t.has(key) ? t(key, params) : code
  } catch {
    return code
  }
}
