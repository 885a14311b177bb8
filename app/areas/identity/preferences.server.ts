import { isLocale } from '~/i18n/translator.server'
import type { Theme } from '~/platform/actor'
import type { Config } from '~/platform/env.server'

export type Preferences = { theme?: Theme; locale?: string }

const YEAR = 365 * 86_400

/** Language and appearance from a form or an address; anything else in it is dropped. */
export function readPreferences(sent: URLSearchParams): Preferences {
  const theme = sent.get('theme')
  const locale = sent.get('locale')
  return {
    ...(theme === 'system' || theme === 'light' || theme === 'dark' ? { theme } : {}),
    ...(locale !== null && isLocale(locale) ? { locale } : {}),
  }
}

/** Keeps the choice in the browser for a year; the appearance of the system needs no cookie. */
export function preferenceCookies(config: Config, { theme, locale }: Preferences): string[] {
  const rest = `Path=/; SameSite=Lax${config.publicUrl.startsWith('https:') ? '; Secure' : ''}`
  return [
    ...(theme === undefined
      ? []
      : [theme === 'system' ? `theme=; Max-Age=0; ${rest}` : `theme=${theme}; Max-Age=${YEAR}; ${rest}`]),
    ...(locale === undefined ? [] : [`locale=${locale}; Max-Age=${YEAR}; ${rest}`]),
  ]
}
