import { groupBy } from '~/platform/group-by'
import { json } from '~/platform/json'
import { withOwnDatabase } from '~/platform/own-database.server'
import { formatRational } from '~/platform/rational'
import { answerInThread } from '~/platform/thread.server'
import type { Fact } from '../facts/facts'
import { factsAsKnown } from '../facts/facts-as-known'
import { indexFacts } from '../facts/index-facts'
import type { RankDefinition } from '../language/definitions'
import type { Programme } from '../language/programme'
import { contentsOf } from '../what-if/queries.server'
import type { TakenPlace } from './place-fact'
import { contend, placePartners } from './place-partners'

export type RanksWork = {
  readonly databaseUrl: string
  readonly programme: Programme
  readonly rank: RankDefinition
  readonly partnerIds: readonly string[]
  /** The moment that is asked about and what is known then; epoch ms. */
  readonly at: number
  readonly knownAt: number
}

/** Partners whose facts are held at one time. */
const PORTION = 40

const takeRank = ({ programme, rank, partnerIds, at, ...work }: RanksWork): Promise<TakenPlace[]> =>
  withOwnDatabase(work.databaseUrl, async (db) => {
    const contenders = []
    for (let done = 0; done < partnerIds.length; done += PORTION) {
      const portion = partnerIds.slice(done, done + PORTION)
      const rows = groupBy(await contentsOf(db, portion), ({ partner_id }) => partner_id)
      for (const partnerId of portion) {
        const facts = (rows.get(partnerId) ?? []).map(({ content }) => json<Fact>(content))
        contenders.push(contend(programme, rank, indexFacts(factsAsKnown(facts, work.knownAt)), { partnerId, at }))
      }
    }
    return placePartners(contenders, rank.first).map((place) => ({ ...place, value: formatRational(place.value) }))
  })

answerInThread(takeRank)
