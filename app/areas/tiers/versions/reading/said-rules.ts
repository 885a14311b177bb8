import { localText } from '~/platform/local-text'
import type { Sentence } from '../../describe/sentence'
import { describePolicy } from '../../describe/transition'
import type { Programme } from '../../language/programme'
import { benefitSentences } from './benefit-sentences'
import { type RuleLine, ruleLines } from './rule-lines'

export type SaidLine = { readonly id: string; readonly text: string; readonly parts: readonly SaidLine[] }

/** Rules in one language, ready to be shown to whoever reads it. */
export type SaidRules = {
  readonly locale: string
  readonly title: string
  /** Highest first. */
  readonly tiers: readonly {
    readonly slug: string
    readonly title: string
    readonly requirements: readonly SaidLine[]
    readonly benefits: readonly { readonly slug: string; readonly title: string; readonly value: string }[]
  }[]
  readonly policy: readonly string[]
}

/** The rules in the words of a language: `say` puts a sentence into it. */
export function sayRules(programme: Programme, locale: string, say: (sentence: Sentence) => string): SaidRules {
  const line = ({ id, sentence, parts }: RuleLine): SaidLine => ({ id, text: say(sentence), parts: parts.map(line) })
  return {
    locale,
    title: localText(programme.title, locale),
    tiers: programme.tiers.toReversed().map(({ slug, title, requires }) => ({
      slug,
      title: localText(title, locale),
      requirements: ruleLines(requires, programme).map(line),
      benefits: benefitSentences(programme, slug)
        .filter((benefit) => benefit.isGranted)
        .map((benefit) => ({
          slug: benefit.slug,
          title: localText(benefit.title, locale),
          value: say(benefit.sentence),
        })),
    })),
    policy: describePolicy(programme.transition).map(say),
  }
}
