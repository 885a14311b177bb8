import { benefitsOf, type GrantedBenefit, isGranted, termsOf } from '../../benefits/benefits'
import { describeBenefit, describeTerm } from '../../describe/benefit'
import type { Sentence } from '../../describe/sentence'
import type { Programme } from '../../language/programme'

/** Every benefit as a tier has it, with what is asked for it beside the tier. */
export const benefitSentences = (
  programme: Programme,
  tier: string,
): (GrantedBenefit & { isGranted: boolean; sentence: Sentence })[] =>
  benefitsOf(programme, tier).map((benefit) => {
    const [term] = termsOf(programme, tier, benefit.slug)
    return {
      ...benefit,
      isGranted: isGranted(benefit.value),
      sentence: term ? describeTerm(benefit, term, programme) : describeBenefit(benefit, null),
    }
  })
