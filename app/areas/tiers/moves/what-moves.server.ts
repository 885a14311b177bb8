import { speechFor } from '~/i18n/translator.server'
import type { Ctx } from '~/platform/context.server'
import { localText } from '~/platform/local-text'
import { readRational, toNumber } from '~/platform/rational'
import { describeMove } from '../describe/move'
import { plainly } from '../describe/sentence'
import { evaluate } from '../engine/evaluate'
import { mayViewTier } from '../policy'
import { momentOf } from '../standings/choose-track.server'
import { readPartner } from '../standings/read-partner.server'
import { type Move, whatCourseMoves } from './what-course-moves'

/** What passing an exam would do for a company, in the reader's own words. */
export type WhatMoves = {
  trackTitle: string
  nextTier: string
  /** "One more holder closes a step to Gold: 3 of 3 people." */
  line: string
  observed: number
  needed: number
  /** Slug of the certification. */
  certification: string
  certificationTitle: string
  effect: Move['effect']
}

const ORDER: readonly Move['effect'][] = ['closes', 'advances', 'part-of']

/**
 * What one more holder of each certification would move for a company, the nearest first. For a member of the company,
 * requirements in which this person counts already are left out. Empty when nothing would move, for a company in no
 * track, and for those who may not see its tier.
 */
export async function whatMoves(
  ctx: Ctx,
  organisationId: string,
  certificationSlugs: readonly string[],
): Promise<WhatMoves[]> {
  if (certificationSlugs.length === 0 || !mayViewTier(ctx.actor, organisationId).allow) return []
  if (ctx.actor.kind !== 'person' || ctx.actor.organisationKind !== 'partner') return []
  const { actor } = ctx
  const state = await readPartner(ctx, { id: organisationId }, 'unnamed')
  const at = momentOf(ctx, state)
  const speech = speechFor({ locale: actor.locale, timeZone: actor.timeZone, now: ctx.now })
  const titleOf = (slug: string) => state.names.certifications[slug] ?? slug
  const say = plainly(speech.t('tiers'), {
    format: speech.format,
    // A move speaks of one more holder, whoever that is.
    person: (id: string) => id,
    certification: titleOf,
  })
  return state.tracks
    .flatMap(({ rules }) => {
      if (!rules) return []
      const { programme } = rules
      const proof = evaluate(programme, state.facts, { at, knownAt: at })
      return certificationSlugs.flatMap((certification) =>
        whatCourseMoves(programme, proof, certification, { personId: actor.personId }).map((move) => {
          const tier = programme.tiers.find(({ slug }) => slug === move.tier)
          return {
            isStep: move.isStep,
            moves: {
              trackTitle: localText(programme.title, speech.locale),
              nextTier: tier ? localText(tier.title, speech.locale) : move.tier,
              line: say(describeMove(move, programme)),
              observed: toNumber(readRational(move.observed)),
              needed: toNumber(readRational(move.needed)),
              certification,
              certificationTitle: titleOf(certification),
              effect: move.effect,
            },
          }
        }),
      )
    })
    .sort(
      (a, b) => Number(b.isStep) - Number(a.isStep) || ORDER.indexOf(a.moves.effect) - ORDER.indexOf(b.moves.effect),
    )
    .map(({ moves }) => moves)
}
