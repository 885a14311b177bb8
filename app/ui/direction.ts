import { useLocale } from '~/i18n'

const RIGHT_TO_LEFT = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi'])

export const directionOf = (locale: string): 'ltr' | 'rtl' =>
  RIGHT_TO_LEFT.has(locale.split('-')[0] ?? locale) ? 'rtl' : 'ltr'

/** Which way the page runs; plots draw their axes from it. */
export const useDirection = (): 'ltr' | 'rtl' => directionOf(useLocale())
