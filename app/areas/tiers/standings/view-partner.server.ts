import { isCurrentState } from '~/areas/certifications/certificate-state'
import { certificatesOf } from '~/areas/certifications/list-certificates.server'
import type { Organisation } from '~/areas/identity/organisations.server'
import { peopleOf } from '~/areas/identity/people.server'
import type { Ctx } from '~/platform/context.server'
import { json } from '~/platform/json'
import type { LocalText } from '~/platform/local-text'
import { authorise } from '~/platform/policy'
import { describeFact } from '../describe/fact'
import type { Sentence } from '../describe/sentence'
import { type EntryNames, entryNames, programmeFor } from '../facts/entry-vocabulary'
import type { CorrectionFact, Fact } from '../facts/facts'
import { factsAsKnown, withCorrections, withdrawnFacts } from '../facts/facts-as-known'
import { enteredFacts } from '../facts/queries.server'
import type { Names } from '../language/names'
import type { Programme } from '../language/programme'
import { mayManageProgramme } from '../policy'
import { rulesInForce } from '../versions/load-rules.server'
import { allTracks } from '../versions/queries.server'
import { momentOf } from './choose-track.server'
import { type PartnerState, readPartner } from './read-partner.server'
import type { TrackView } from './track-view'
import { viewOf } from './view-tier.server'

/** How many entries the partner's page shows; its list of facts shows all. */
export const RECENT_ENTRIES = 8

/** An entry as it stands, with what was put right about it, newest first. */
export type EntryLine = {
  id: string
  sentence: Sentence
  customer: string | null
  productLine: string | null
  source: string
  knownAt: number
  note: string | null
  /** The withdrawal that it waits to be restored from; null for an entry that counts. */
  withdrawalId: string | null
  /** What the vendor decided about a tier is put right where exceptions are, or by another word. */
  ruling: 'kept' | 'agreed' | null
  corrections: {
    id: string
    kind: 'correction' | 'withdrawal' | 'restoration'
    at: number
    by: string
    reason: string | null
  }[]
}

export type PartnerView = {
  partner: Organisation
  names: Names
  tracks: { slug: string; title: LocalText; joinedAt: number; view: TrackView | null }[]
  /** Tracks it could still join. */
  open: { slug: string; title: LocalText }[]
  people: { personId: string; name: string; certificates: { id: string; title: string; expiresAt: number | null }[] }[]
  entries: EntryLine[]
  entryCount: number
}

/**
 * One partner as the programme sees it, in every track.
 * @throws AppError 403 for others than programme managers, 404
 */
export async function viewPartner(ctx: Ctx, slug: string): Promise<PartnerView> {
  authorise(mayManageProgramme(ctx.actor))
  const state = await readPartner(ctx, { slug })
  const rules = await rulesInForce(ctx, ctx.now)
  const tracks: PartnerView['tracks'] = []
  for (const track of state.tracks)
    tracks.push({
      slug: track.slug,
      title: track.rules?.programme.title ?? { en: track.slug },
      joinedAt: track.joinedAt,
      view: await viewOf(ctx, state, track),
    })
  const people = await peopleOf(ctx, state.partner.id)
  const certificates = (await certificatesOf(ctx, { organisationId: state.partner.id })).filter((certificate) =>
    isCurrentState(certificate.state.state),
  )
  const entries = await readEntries(ctx, state.partner.id, {
    facts: state.facts,
    now: momentOf(ctx, state),
    programmes: programmesFor(state, rules),
  })
  return {
    partner: state.partner,
    names: state.names,
    tracks,
    open: (await allTracks(ctx.db))
      .filter((track) => !state.tracks.some(({ id }) => id === track.id))
      .map(({ id, slug: own }) => ({ slug: own, title: rules.get(id)?.programme.title ?? { en: own } })),
    people: people.map(({ personId, name }) => ({
      personId,
      name,
      certificates: certificates
        .filter((certificate) => certificate.personId === personId)
        .map(({ id, title, expiresAt }) => ({ id, title, expiresAt })),
    })),
    entries: entries.slice(0, RECENT_ENTRIES),
    entryCount: entries.length,
  }
}

export type PartnerFacts = {
  partner: Organisation
  names: Names
  entries: EntryLine[]
  offered: EntryNames
}

/**
 * Everything that was entered for a partner, with the corrections, and what may be entered.
 * @throws AppError 403 for others than programme managers, 404
 */
export async function viewPartnerFacts(ctx: Ctx, slug: string): Promise<PartnerFacts> {
  authorise(mayManageProgramme(ctx.actor))
  const state = await readPartner(ctx, { slug })
  const programmes = programmesFor(state, await rulesInForce(ctx, ctx.now))
  return {
    partner: state.partner,
    names: state.names,
    offered: entryNames(programmes),
    entries: await readEntries(ctx, state.partner.id, { facts: state.facts, now: momentOf(ctx, state), programmes }),
  }
}

/** The rules of the partner's own tracks first: what they call a metric stands for it. */
function programmesFor(
  state: Pick<PartnerState, 'tracks'>,
  inForce: Awaited<ReturnType<typeof rulesInForce>>,
): Programme[] {
  const own = state.tracks.flatMap(({ rules }) => rules?.programme ?? [])
  return [...own, ...[...inForce.values()].map(({ programme }) => programme).filter((one) => !own.includes(one))]
}

async function readEntries(
  ctx: Ctx,
  partnerId: string,
  of: { facts: readonly Fact[]; now: number; programmes: readonly Programme[] },
): Promise<EntryLine[]> {
  const standing = new Map(factsAsKnown(of.facts, of.now).map((fact) => [fact.id, fact]))
  const withdrawn = withdrawnFacts(of.facts)
  const rulings = new Map(
    withCorrections(of.facts).flatMap((fact) => ('track' in fact ? [[fact.id, fact] as const] : [])),
  )
  const rows = await enteredFacts(ctx.db, partnerId)
  const corrections = rows.flatMap((row) => {
    const fact = json<Fact>(row.content)
    return fact.kind === 'correction' ? [{ fact, note: row.note }] : []
  })
  return rows.flatMap((row) => {
    const original = json<Fact>(row.content)
    if (original.kind === 'correction') return []
    const fact = standing.get(original.id) ?? rulings.get(original.id) ?? original
    const direct = corrections.filter((correction) => correction.fact.corrects === original.id)
    const withdrawal = direct.find(
      (correction) => correction.fact.becomes === null && !withdrawn.has(correction.fact.id),
    )
    const about = new Set([original.id, ...direct.map((correction) => correction.fact.id)])
    return [
      {
        id: original.id,
        sentence: describeFact(fact, programmeOfFact(original, of.programmes)),
        customer: fact.attributes.customer ?? null,
        productLine: fact.attributes.line ?? null,
        source: original.source,
        knownAt: original.knownAt,
        note: row.note,
        ruling: original.kind === 'tier-kept' ? 'kept' : original.kind === 'demotion-approved' ? 'agreed' : null,
        withdrawalId: withdrawal?.fact.id ?? null,
        corrections: corrections
          .filter((correction) => about.has(correction.fact.corrects))
          .map((correction) => correctionLine(correction, original.id)),
      },
    ]
  })
}

const programmeOfFact = (fact: Fact, programmes: readonly Programme[]): Programme =>
  programmes.find(({ track }) => 'track' in fact && fact.track === track) ?? programmeFor(fact, programmes)

type Noted = { fact: CorrectionFact; note: string | null }

const correctionLine = ({ fact, note }: Noted, entryId: string): EntryLine['corrections'][number] => ({
  id: fact.id,
  kind: fact.becomes !== null ? 'correction' : fact.corrects === entryId ? 'withdrawal' : 'restoration',
  at: fact.knownAt,
  by: fact.source,
  reason: note,
})
