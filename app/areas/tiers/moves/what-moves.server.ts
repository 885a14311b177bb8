import { speechFor } from '~/i18n/translator.server'
import type { Ctx } from '~/platform/context.server'
import { localText } from '~/platform/local-text'
import { describeMove } from '../describe/move'
import { plainly } from '../describe/sentence'
import { isCurrent } from '../facts/facts'
import { factsAsKnown } from '../facts/facts-as-known'
import { indexFacts } from '../facts/index-facts'
import { mayViewTier } from '../policy'
import { momentOf } from '../standings/choose-track.server'
import { readPartner } from '../standings/read-partner.server'
import { type Gain, type Move, whatGainMoves } from './what-gain-moves'

/** What passing an exam or finishing a course would do for a company, in the reader's own words. */
export type WhatMoves = {
  trackTitle: string
  /** "Counts for Gold: … With you 3 of 3: it is met." */
  line: string
  /** Slug and title of the certification; null where the course itself counts. */
  certification: string | null
  certificationTitle: string | null
  effect: Move['effect']
}

export type Moves = {
  lines: WhatMoves[]
  /** Why there are no lines: the person holds all of it already, or no rule of the tracks would see it. */
  nothing: 'held' | 'unseen' | null
}

const ORDER: readonly Move['effect'][] = ['closes', 'advances', 'part-of', 'secures']

/**
 * What it would move for the company of whoever asks if they earned certifications, or finished a course; the nearest
 * first. Null for a company in no track, for people of no partner, and for those who may not see its tier.
 */
export async function whatMoves(
  ctx: Ctx,
  organisationId: string,
  of: { certifications: readonly string[]; course?: string },
): Promise<Moves | null> {
  if (!mayViewTier(ctx.actor, organisationId).allow) return null
  if (ctx.actor.kind !== 'person' || ctx.actor.organisationKind !== 'partner') return null
  const { actor } = ctx
  const state = await readPartner(ctx, { id: organisationId }, 'unnamed')
  const at = momentOf(ctx, state)
  const facts = indexFacts(factsAsKnown(state.facts, at))
  const speech = speechFor({ locale: actor.locale, timeZone: actor.timeZone, now: ctx.now })
  const titleOf = (slug: string) => state.names.certifications[slug] ?? slug
  const say = plainly(speech.t('tiers'), {
    format: speech.format,
    // A move speaks of the reader.
    person: (id: string) => id,
    certification: titleOf,
  })
  const gains: Gain[] = [
    ...of.certifications.map((certification): Gain => ({ kind: 'certificate', certification })),
    ...(of.course === undefined ? [] : [{ kind: 'course' as const, course: of.course }]),
  ]
  const tracks = state.tracks.flatMap(({ rules }) =>
    rules && rules.programme.tiers.length > 0 ? [rules.programme] : [],
  )
  if (tracks.length === 0) return null
  const found = tracks.flatMap((programme) =>
    gains.flatMap((gain) =>
      whatGainMoves(programme, facts, { at, personId: actor.personId, gain }).map((move) => ({
        programme,
        gain,
        move,
      })),
    ),
  )
  const held = (certification: string) =>
    (facts.people.get(actor.personId)?.held ?? []).some(
      (fact) => fact.certification === certification && isCurrent(fact, at),
    )
  return {
    lines: found
      .sort(
        (a, b) =>
          Number(b.move.isStep) - Number(a.move.isStep) || ORDER.indexOf(a.move.effect) - ORDER.indexOf(b.move.effect),
      )
      .map(({ programme, gain, move }) => ({
        trackTitle: localText(programme.title, speech.locale),
        line: say(describeMove(move, programme)),
        certification: gain.kind === 'certificate' ? gain.certification : null,
        certificationTitle: gain.kind === 'certificate' ? titleOf(gain.certification) : null,
        effect: move.effect,
      })),
    nothing:
      found.length > 0 ? null : of.certifications.length > 0 && of.certifications.every(held) ? 'held' : 'unseen',
  }
}
