import { groupBy } from '~/platform/group-by'
import { json } from '~/platform/json'
import { withOwnDatabase } from '~/platform/own-database.server'
import { answerInThread } from '~/platform/thread.server'
import { historyOf, type Step } from '../decisions/decision-history'
import { rulingsOf } from '../decisions/rulings'
import type { Fact } from '../facts/facts'
import { factsAsKnown } from '../facts/facts-as-known'
import { indexFacts } from '../facts/index-facts'
import type { Programme } from '../language/programme'
import { compareVersions } from './compare-versions'
import { type EarnedByThreshold, earnedByThreshold, type Threshold } from './earned-by-threshold'
import { contentsOf, stepsOfTrack } from './queries.server'
import type { ComparedPartner } from './sum-up'

export type WhatIfWork = {
  readonly databaseUrl: string
  readonly trackId: string
  readonly partners: readonly { readonly id: string; readonly region: string | null }[]
  readonly from: Programme | null
  readonly to: Programme
  /** The moment that is asked about and what is known then; epoch ms. */
  readonly at: number
  readonly knownAt: number
  /** A number of the new version that is tried at every value as well. */
  readonly threshold: Threshold | null
}

export type WhatIfPartner = ComparedPartner & { readonly byThreshold: EarnedByThreshold | null }

/** Partners whose facts are held at one time: memory stays the same however many there are. */
const PORTION = 40

/** Reads partners portion by portion over a connection of its own and compares both versions for each. */
const compareAll = (work: WhatIfWork, tell: (done: number) => void): Promise<WhatIfPartner[]> =>
  withOwnDatabase(work.databaseUrl, async (db) => {
    const compared: WhatIfPartner[] = []
    for (let done = 0; done < work.partners.length; done += PORTION) {
      const portion = work.partners.slice(done, done + PORTION)
      const ids = portion.map(({ id }) => id)
      const facts = groupBy(await contentsOf(db, ids), ({ partner_id }) => partner_id)
      const steps = groupBy(await stepsOfTrack(db, work.trackId, ids), ({ partner_id }) => partner_id)
      for (const partner of portion)
        compared.push(comparePartner(work, partner, facts.get(partner.id) ?? [], steps.get(partner.id) ?? []))
      tell(Math.min(done + PORTION, work.partners.length))
    }
    return compared
  })

function comparePartner(
  { from, to, at, threshold, ...work }: WhatIfWork,
  { id: partnerId, region }: WhatIfWork['partners'][number],
  contents: readonly { content: string }[],
  steps: readonly Step[],
): WhatIfPartner {
  const facts = contents.map(({ content }) => json<Fact>(content))
  // Clocks of several servers differ; what is kept already is known.
  const knownAt = facts.reduce((latest, fact) => Math.max(latest, fact.knownAt), work.knownAt)
  const index = indexFacts(factsAsKnown(facts, knownAt))
  const rulings = rulingsOf(facts, { track: to.track, knownAt })
  return {
    ...{ partnerId, region },
    comparison: compareVersions({ from, to, facts: index, at, history: historyOf(steps), rulings }),
    byThreshold: threshold && earnedByThreshold(to, index, { at, threshold }),
  }
}

answerInThread(compareAll)
