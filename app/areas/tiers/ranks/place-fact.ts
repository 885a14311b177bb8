import type { RecordFact } from '../facts/facts'
import type { RankDefinition } from '../language/definitions'

/** A place with its value as text: fractions do not pass between threads. */
export type TakenPlace = {
  readonly partnerId: string
  readonly group: string
  readonly value: string
  readonly place: number
  readonly participants: number
}

/** The record that a place becomes on the day (epoch ms) on which its rank is taken; it counts until the next one. */
export const placeFact = (
  rank: RankDefinition,
  { partnerId, group, place, participants, value }: TakenPlace,
  of: { at: number; track: string },
): Omit<RecordFact, 'id' | 'knownAt'> => ({
  ...{ kind: 'record', partnerId, record: rank.slug, key: rank.slug, personId: null },
  numbers: { place: `${place}/1`, participants: `${participants}/1`, value },
  attributes: rank.within === null || group === '' ? {} : { [rank.within]: group },
  ...{ trueFrom: of.at, trueUntil: null, source: `rank:${of.track}` },
})
