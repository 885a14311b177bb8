import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { onCertificateIssued } from '~/areas/tiers/decisions/on-events.server'
import { evaluate } from '~/areas/tiers/engine/evaluate'
import type { Fact } from '~/areas/tiers/facts/facts'
import type { Programme } from '~/areas/tiers/language/programme'
import { parseProgramme } from '~/areas/tiers/parse/parse-programme'
import { newId } from '~/platform/ids'
import { root } from '../lib-steps.mjs'
import type { Stage, StagePerson } from '../stage'
import { median } from './figures'

export type TierCost = { tierReevaluateMs: number; tierFacts: number; tierBatchS: number }

const EVENTS = 60
const BATCH = { partners: 10_000, certificates: 100_000, people: 4 }
const DAY = 86_400_000

/** One partner decided anew after each of many certificates: fact, decision, standing, events, on disk. */
export async function measureReEvaluation(of: { stage: Stage; people: readonly StagePerson[] }) {
  const times: number[] = []
  for (let turn = 0; turn < EVENTS; turn++) {
    const person = of.people[turn % of.people.length]
    if (!person) throw new Error('somebody must hold the certificates')
    const certificateId = newId()
    const ctx = of.stage.composition.systemContext('bench')
    const started = performance.now()
    await ctx.transaction((tx) =>
      onCertificateIssued(tx, {
        type: 'certifications.certificate-issued',
        v: 1,
        certificateId,
        publicId: `BENCH-${turn}`,
        certificationSlug: turn % 3 === 0 ? 'partner-practice' : 'integration-associate',
        certificationTitle: 'For measuring only',
        personId: person.personId,
        organisationId: person.organisationId,
        issuedAt: ctx.now,
        expiresAt: ctx.now + 730 * DAY,
        renews: null,
      }),
    )
    times.push(performance.now() - started)
  }
  return { tierReevaluateMs: median(times), tierFacts: EVENTS }
}

/** The rules alone, over the facts of ten thousand partners with a hundred thousand certificates. */
export function measureBatch(): { tierBatchS: number } {
  const programme = resellerRules()
  const now = Date.parse('2026-11-01T00:00:00Z')
  const each = BATCH.certificates / BATCH.partners
  const slugs = ['integration-associate', 'partner-practice', 'integration-professional']
  const partners = Array.from({ length: BATCH.partners }, (_, partner): Fact[] =>
    Array.from({ length: each }, (_, place) => ({
      kind: 'certificate-held',
      id: `f${partner}-${place}`,
      partnerId: `p${partner}`,
      personId: `p${partner}-${place % BATCH.people}`,
      certification: slugs[(partner + place) % slugs.length] ?? '',
      trueFrom: now - ((partner * 7 + place * 31) % 900) * DAY,
      trueUntil: now + (((partner * 13 + place * 17) % 900) - 300) * DAY,
      knownAt: now - DAY,
      source: 'bench',
      attributes: {},
    })),
  )
  const tiers = new Map<string | null, number>()
  const started = performance.now()
  for (const facts of partners) {
    const { tier } = evaluate(programme, facts, { at: now, knownAt: now })
    tiers.set(tier, (tiers.get(tier) ?? 0) + 1)
  }
  const seconds = (performance.now() - started) / 1_000
  if (tiers.size < 2) throw new Error('every partner came out the same: nothing was measured')
  return { tierBatchS: seconds }
}

function resellerRules(): Programme {
  const text = readFileSync(join(root, 'content/programme/reseller/2026-07-01.yaml'), 'utf8')
  const parsed = parseProgramme(text, {
    certifications: [
      { slug: 'integration-associate', ladder: 'Integration', rung: 1 },
      { slug: 'integration-professional', ladder: 'Integration', rung: 2 },
      { slug: 'partner-practice', ladder: 'Sales', rung: 1 },
    ],
  })
  if (!parsed.ok) throw new Error(`the rules cannot be read: ${JSON.stringify(parsed.problems)}`)
  return parsed.programme
}
