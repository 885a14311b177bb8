import { ROLE_NAMES } from '~/areas/identity/ui/role-names'
import { dirOf, speechFor } from '~/i18n/translator.server'
import { plainly, type Sentence } from '../../describe/sentence'
import { isolated, type Names, NO_NAMES } from '../../language/names'

/** Says sentences of the rules in one language, whoever reads; their dates are days of UTC. */
export function speak(locale: string, names: Names = NO_NAMES): (sentence: Sentence) => string {
  const speech = speechFor({ locale, timeZone: 'UTC', now: 0 })
  const identity = speech.t('identity')
  const isRightToLeft = dirOf(locale) === 'rtl'
  return plainly(speech.t('tiers'), {
    format: { ...speech.format, date: speech.format.dateLong },
    person: (id) => isolated(names.people[id] ?? speech.t('tiers')('words.somebody'), isRightToLeft),
    certification: (slug) => isolated(names.certifications[slug] ?? slug, isRightToLeft),
    role: (slug) => (isRole(slug) ? identity(ROLE_NAMES[slug]) : slug),
  })
}

const isRole = (slug: string): slug is keyof typeof ROLE_NAMES => Object.hasOwn(ROLE_NAMES, slug)
