import { createFormatter } from '~/i18n/format'
import en from '~/i18n/messages/en/tiers.json'
import fa from '~/i18n/messages/fa/tiers.json'
import { createNamespaceTranslator } from '~/i18n/translate'
import { plainly, type Sentence, sentenceValues, type Words } from '../describe/sentence'

const PEOPLE: Record<string, string> = { ana: 'Ana Consultant', lena: 'Lena Learner', nikos: 'Nikos Architect' }
const TITLES: Record<string, string> = {
  'integration-associate': 'Integration Associate',
  'integration-professional': 'Integration Professional',
  'partner-practice': 'Partner Practice',
}

/** Sentences as tests read them: what is set off stands between asterisks. */
const speak = (locale: string, messages: typeof en) => {
  const t = createNamespaceTranslator(locale, 'tiers', messages)
  const words: Omit<Words, 'say'> = {
    format: createFormatter(locale, 'UTC'),
    person: (id) => PEOPLE[id] ?? id,
    certification: (slug) => TITLES[slug] ?? slug,
  }
  return (sentence: Sentence): string => {
    const said = t.rich(sentence.key, {
      ...sentenceValues(sentence, { ...words, say: plainly(t, words) }),
      b: (chunks) => `*${[chunks].flat().join('')}*`,
    })
    return [said].flat().join('')
  }
}

export const say = speak('en', en)
export const sayFa = speak('fa', fa)
