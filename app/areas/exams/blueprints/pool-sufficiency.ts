import { type Candidate, drawItems, fits, NO_HISTORY } from '../delivery/draw-items'
import { type Blueprint, type Draw, drawSize } from './blueprint'

export type DrawSufficiency = {
  sectionId: string
  /** its place in the blueprint: section, draw */
  path: readonly ['sections', number, 'draw', number]
  draw: Draw
  wanted: number
  /** live questions that fit this draw, whatever the others need */
  available: number
  /** how many it gets when all draws share the questions out in the best way */
  found: number
}
export type TrialSufficiency = { sectionId: string; wanted: number; found: number }

/**
 * Do the pools suffice? For each draw what it wants, what there is, and what it gets beside the others. One draw tells:
 * it falls short only when no way of sharing the questions out fills every draw.
 */
export function poolSufficiency(
  blueprint: Pick<Blueprint, 'sections'>,
  candidates: readonly Candidate[],
): { draws: DrawSufficiency[]; trials: TrialSufficiency[] } {
  const drawn = drawItems({ ...blueprint, shuffleQuestions: false }, candidates, NO_HISTORY, 'trial')
  const live = candidates.filter(({ state }) => state === 'live')
  const draws = blueprint.sections.flatMap((section, index) =>
    section.draw.map((draw, at): DrawSufficiency => {
      const wanted = drawSize(draw)
      return {
        sectionId: section.id,
        path: ['sections', index, 'draw', at],
        draw,
        wanted,
        available: live.filter((candidate) => fits(candidate, draw)).length,
        found: drawn.shortfalls.find((shortfall) => shortfall.draw === draw)?.found ?? wanted,
      }
    }),
  )
  const trials = blueprint.sections.flatMap(({ id, trial }): TrialSufficiency[] =>
    trial === undefined
      ? []
      : [
          {
            sectionId: id,
            wanted: trial,
            found: drawn.items.filter(({ sectionId, scored }) => sectionId === id && !scored).length,
          },
        ],
  )
  return { draws, trials }
}
