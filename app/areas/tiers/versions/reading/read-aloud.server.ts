import type { Ctx } from '~/platform/context.server'
import type { Programme } from '../../language/programme'
import { namesOf } from '../../standings/read-partner.server'
import { type SaidRules, sayRules } from './said-rules'
import { speak } from './speak.server'

/** The rules in the words of one language, with the certifications as they are called now. */
export async function readAloud(ctx: Ctx, programme: Programme, locale: string): Promise<SaidRules> {
  return sayRules(programme, locale, speak(locale, await namesOf(ctx, [])))
}
