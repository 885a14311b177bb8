import type { Kysely } from 'kysely'
import type { Database } from '#db/tables'
import type { Fact } from '~/areas/tiers/facts/facts'
import type { Programme } from '~/areas/tiers/language/programme'
import { rulesInForce } from '~/areas/tiers/versions/load-rules.server'
import { runWhatIf } from '~/areas/tiers/what-if/run-what-if.server'
import { newId } from '~/platform/ids'
import { drain, type Stage } from '../stage'

export type WhatIfCost = {
  whatIfS: number
  whatIfFacts: number
  whatIfMemoryMb: number
  /** Between two words of how far it is, at most. */
  whatIfSilenceMs: number
}

const DAY = 86_400_000
const PEOPLE = 4
const CERTIFICATIONS = ['integration-associate', 'partner-practice', 'integration-professional']
const YEARS = 3

/**
 * A changed version tried on ten thousand partners with a hundred thousand certificates and a million amounts of revenue,
 * from the database to the result, in threads as the product does it.
 */
export async function measureWhatIf(of: {
  stage: Stage
  partners: number
  certificatesEach: number
  amountsEach: number
}): Promise<WhatIfCost> {
  const { stage } = of
  const ctx = stage.composition.systemContext('bench')
  const rules = [...(await rulesInForce(ctx, ctx.now)).values()].find(({ trackSlug }) => trackSlug === 'reseller')
  if (!rules) throw new Error('the reseller track must have rules')
  await fill(ctx.db, { ...of, trackId: rules.trackId, now: ctx.now })
  await drain(stage)
  let last = performance.now()
  let silence = 0
  let memory = process.memoryUsage().rss
  const watch = setInterval(() => {
    memory = Math.max(memory, process.memoryUsage().rss)
  }, 20)
  const started = performance.now()
  const run = await runWhatIf(ctx, {
    trackId: rules.trackId,
    to: harder(rules.programme),
    threshold: { ruleId: 'silver.0' },
    onProgress: () => {
      const now = performance.now()
      silence = Math.max(silence, now - last)
      last = now
    },
  })
  const seconds = (performance.now() - started) / 1_000
  clearInterval(watch)
  const changes = new Set(run.partners.map(({ comparison }) => comparison.change))
  if (run.partners.length < of.partners || changes.size < 2) throw new Error('nothing was measured')
  return {
    whatIfS: seconds,
    whatIfFacts: of.partners * (of.certificatesEach + of.amountsEach),
    whatIfMemoryMb: memory / 2 ** 20,
    whatIfSilenceMs: silence,
  }
}

/** One more person for Silver, a tenth more revenue for Gold: some fall, most stay. */
function harder(programme: Programme): Programme {
  const text = JSON.stringify(programme).replace('"atLeast":2,', '"atLeast":3,').replaceAll('"150000/1"', '"165000/1"')
  const changed: Programme = JSON.parse(text)
  if (text === JSON.stringify(programme)) throw new Error('the rules of the demo are others than those this changes')
  return changed
}

async function fill(
  db: Kysely<Database>,
  of: { partners: number; certificatesEach: number; amountsEach: number; trackId: string; now: number },
): Promise<void> {
  const { now, trackId } = of
  for (let number = 0; number < of.partners; number++) {
    const partnerId = newId(now)
    const base = { partnerId, source: 'bench', knownAt: now - DAY }
    const facts: Fact[] = []
    for (let place = 0; place < of.certificatesEach; place++)
      facts.push({
        ...base,
        kind: 'certificate-held',
        id: newId(now),
        personId: `p${number}-${place % PEOPLE}`,
        certification: CERTIFICATIONS[(number + place) % CERTIFICATIONS.length] ?? '',
        trueFrom: now - ((number * 7 + place * 31) % 900) * DAY,
        trueUntil: now + (((number * 13 + place * 17) % 900) - 200) * DAY,
        attributes: {},
      })
    for (let place = 0; place < of.amountsEach; place++)
      facts.push({
        ...base,
        kind: 'metric',
        id: newId(now),
        metric: 'revenue',
        amount: `${200 + ((number * 37 + place * 101) % 9_800)}/1`,
        trueFrom: now - ((number + place * 13) % (YEARS * 365)) * DAY,
        trueUntil: null,
        attributes: { line: place % 2 === 0 ? 'platform' : 'connectors', customer: `C-${place}` },
      })
    await db.transaction().execute(async (tx) => {
      await tx
        .insertInto('organisations')
        .values({
          ...{ id: partnerId, kind: 'partner', slug: `base-${number}`, name: `Base ${number}`, created_at: now },
          ...{ country: null, region: number % 2 === 0 ? 'EMEA' : 'APAC', closed_at: null },
        })
        .execute()
      await tx
        .insertInto('programme_memberships')
        .values({ id: newId(now), partner_id: partnerId, track_id: trackId, joined_at: now, left_at: null })
        .execute()
      for (let from = 0; from < facts.length; from += 100)
        await tx
          .insertInto('facts')
          .values(
            facts.slice(from, from + 100).map((fact) => ({
              ...{ id: fact.id, partner_id: partnerId, kind: fact.kind, person_id: null, note: null },
              name: fact.kind === 'metric' ? fact.metric : 'certificate',
              ...{ true_from: fact.trueFrom, true_until: fact.trueUntil, known_at: fact.knownAt },
              ...{ content: JSON.stringify(fact), source_key: `bench:${fact.id}`, recorded_by: 'bench' },
            })),
          )
          .execute()
    })
  }
}
