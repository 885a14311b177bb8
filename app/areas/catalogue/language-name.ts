const known = new Map<string, string>()

/** What a language is called in a language, its own unless said otherwise: `فارسی`, `Persian`. */
export function languageName(language: string, inLanguage = language): string {
  const key = `${language} ${inLanguage}`
  let name = known.get(key)
  if (name === undefined) {
    name = lookUpName(language, inLanguage)
    known.set(key, name)
  }
  return name
}

function lookUpName(language: string, inLanguage: string): string {
  try {
    const name = new Intl.DisplayNames([inLanguage], { type: 'language' }).of(language) ?? language
    return name.charAt(0).toLocaleUpperCase(inLanguage) + name.slice(1)
  } catch {
    return language
  }
}

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur', 'ps', 'ckb'])

/** Courses may be in languages that the pages around them are not. */
export const directionOf = (language: string): 'ltr' | 'rtl' =>
  RIGHT_TO_LEFT.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr'
