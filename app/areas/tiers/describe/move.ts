import { readRational, toNumber } from '~/platform/rational'
import type { Programme } from '../language/programme'
import type { Move } from '../moves/what-course-moves'
import type { Sentence } from './sentence'
import { tierTitle } from './titles'

const KEYS = {
  closes: 'proof.move-closes',
  advances: 'proof.move-advances',
  'part-of': 'proof.move-part-of',
} as const satisfies Record<Move['effect'], Sentence['key']>

/** What one more holder does for the company: "One more holder closes a step to Gold: 3 of 3." */
export const describeMove = (move: Move, programme: Programme): Sentence => ({
  key: KEYS[move.effect],
  params: {
    tier: tierTitle(move.tier, programme),
    observed: toNumber(readRational(move.observed)),
    after: toNumber(readRational(move.after)),
    needed: toNumber(readRational(move.needed)),
  },
})
