import { findOrganisations } from '~/areas/identity/organisations.server'
import { findPeople } from '~/areas/identity/people.server'
import type { Ctx } from '~/platform/context.server'
import { json } from '~/platform/json'
import type { LocalText } from '~/platform/local-text'
import { authorise } from '~/platform/policy'
import { listGrants } from '../benefits/list-grants.server'
import type { CorrectionFact, Fact } from '../facts/facts'
import { withCorrections, withdrawnFacts } from '../facts/facts-as-known'
import { correctionsOf, factsOfPartners } from '../facts/queries.server'
import type { Programme } from '../language/programme'
import { EXCEPTIONS_PAGE } from '../page-sizes'
import { mayManageProgramme } from '../policy'
import { tracksOfPartners } from '../standings/queries.memberships.server'
import { rulesInForce } from '../versions/load-rules.server'
import {
  ENDING_WITHIN,
  EXCEPTION_STATES,
  type ExceptionKind,
  type ExceptionState,
  type ExceptionsView,
  endsWithin,
  exceptionState,
  readExceptionsView,
  type WithoutIt,
} from './exception'
import { exceptionFacts, heldTiersOf } from './queries.server'
import { withoutException } from './without-exception'

export type ExceptionRow = {
  /** Of the fact, or of the grant. */
  id: string
  kind: ExceptionKind
  partner: { id: string; name: string; slug: string }
  tracks: { slug: string; title: LocalText }[]
  what: LocalText
  /** Who answers for it, and why it was given; empty where nobody said so. */
  owner: string
  reason: string
  from: number
  /** Null for one from before exceptions had to end. */
  until: number | null
  state: ExceptionState
  /** Who entered it; null when it was not a person. */
  recordedBy: string | null
  /** What hangs on it now; null unless it is in force. Of a benefit: nothing but itself. */
  without: WithoutIt[] | null
}

export type ExceptionsList = {
  rows: ExceptionRow[]
  total: number
  view: ExceptionsView
  tracks: { slug: string; title: LocalText }[]
  owners: string[]
  /** By state, and of those in force how many end within each of the times that may be asked for. */
  counts: Record<ExceptionState, number>
  ending: Record<(typeof ENDING_WITHIN)[number], number>
}

/**
 * Every exception that was made for a partner, those that end first before the others. What hangs on it is worked out for
 * the page that is shown, or for all that are asked for with `all`.
 * @throws AppError 403 for others than programme managers
 */
export async function listExceptions(
  ctx: Ctx,
  query: URLSearchParams,
  of: { all?: boolean } = {},
): Promise<ExceptionsList> {
  authorise(mayManageProgramme(ctx.actor))
  const view = readExceptionsView(query)
  const rules = await rulesInForce(ctx, ctx.now)
  const everything = [...(await factRows(ctx)), ...(await grantRows(ctx))]
  const inTrack = everything.filter(
    ({ tracks, owner }) =>
      (view.track === null || tracks.some(({ slug }) => slug === view.track)) &&
      (view.owner === null || owner === view.owner),
  )
  const matching = inTrack
    .filter(({ state }) => view.state === null || state === view.state)
    .filter((row) => view.within === null || endsWithin(row, view.within, ctx.now))
    .sort((a, b) => rankOf(a) - rankOf(b) || endOf(a) - endOf(b) || a.partner.name.localeCompare(b.partner.name, 'en'))
  const shown = of.all ? matching : matching.slice((view.page - 1) * EXCEPTIONS_PAGE, view.page * EXCEPTIONS_PAGE)
  return {
    rows: await withWhatHangs(ctx, shown),
    total: matching.length,
    view,
    tracks: [...rules.values()].map(({ trackSlug, programme }) => ({ slug: trackSlug, title: programme.title })),
    owners: [...new Set(everything.map(({ owner }) => owner).filter((owner) => owner !== ''))].sort((a, b) =>
      a.localeCompare(b, 'en'),
    ),
    counts: Object.fromEntries(
      EXCEPTION_STATES.map((state) => [state, inTrack.filter((row) => row.state === state).length]),
    ) as ExceptionsList['counts'],
    ending: Object.fromEntries(
      ENDING_WITHIN.map((days) => [days, inTrack.filter((row) => endsWithin(row, days, ctx.now)).length]),
    ) as ExceptionsList['ending'],
  }
}

const rankOf = ({ state }: ExceptionRow) => EXCEPTION_STATES.indexOf(state)
/** Of what is over, the newest first. */
const endOf = ({ state, until }: ExceptionRow) =>
  (until ?? Number.MAX_SAFE_INTEGER) * (state === 'active' || state === 'to-come' ? 1 : -1)

async function factRows(ctx: Ctx): Promise<ExceptionRow[]> {
  const told = await exceptionFacts(ctx.db)
  const partnerIds = [...new Set(told.map(({ partner_id }) => partner_id))]
  const corrections = (await correctionsOf(ctx.db, partnerIds)).map(({ content }) => json<CorrectionFact>(content))
  const partners = await findOrganisations(ctx, partnerIds)
  const people = await findPeople(
    ctx,
    told.map(({ recorded_by }) => recorded_by),
  )
  const memberships = await tracksOfPartners(ctx.db, partnerIds)
  const rules = await rulesInForce(ctx, ctx.now)
  const withdrawn = withdrawnFacts(corrections)
  const originals = told.map(({ content }) => json<Fact>(content))
  const standing = new Map(withCorrections([...originals, ...corrections]).map((fact) => [fact.id, fact]))
  return told.flatMap((row): ExceptionRow[] => {
    // One that was withdrawn is shown as it was told.
    const fact = standing.get(row.id) ?? json<Fact>(row.content)
    const partner = partners.find(({ id }) => id === row.partner_id)
    if (!partner || (fact.kind !== 'attestation' && fact.kind !== 'tier-kept')) return []
    const isWithdrawn = withdrawn.has(fact.id)
    const own = memberships.filter(({ partner_id }) => partner_id === partner.id)
    const programmes = own.flatMap(({ track_id }) => rules.get(track_id)?.programme ?? [])
    const reading = programmes.filter((programme) => reads(programme, fact))
    return [
      {
        ...{ id: fact.id, kind: fact.kind === 'tier-kept' ? 'tier' : 'attestation' },
        partner: { id: partner.id, name: partner.name, slug: partner.slug },
        tracks: reading.map(({ track, title }) => ({ slug: track, title })),
        what: titleOf(fact, reading.length > 0 ? reading : [...rules.values()].map(({ programme }) => programme)),
        owner: fact.attributes.owner ?? '',
        reason: fact.attributes.evidence ?? row.note ?? '',
        ...{ from: fact.trueFrom, until: fact.trueUntil },
        // Clocks of several servers differ; what is kept already is known.
        state: exceptionState(
          { from: fact.trueFrom, until: fact.trueUntil, isWithdrawn },
          Math.max(ctx.now, row.known_at),
        ),
        recordedBy: people.get(row.recorded_by)?.name ?? null,
        without: null,
      },
    ]
  })
}

type ToldAsException = Extract<Fact, { kind: 'attestation' | 'tier-kept' }>

const reads = (programme: Programme, fact: ToldAsException): boolean =>
  fact.kind === 'tier-kept'
    ? programme.track === fact.track
    : programme.attestations.some(({ slug }) => slug === fact.attestation)

function titleOf(fact: ToldAsException, programmes: readonly Programme[]): LocalText {
  const slug = fact.kind === 'tier-kept' ? fact.tier : fact.attestation
  const named = programmes
    .filter((programme) => reads(programme, fact))
    .flatMap((programme) => (fact.kind === 'tier-kept' ? programme.tiers : programme.attestations))
  return named.find((one) => one.slug === slug)?.title ?? { en: slug }
}

async function grantRows(ctx: Ctx): Promise<ExceptionRow[]> {
  const { rows } = await listGrants(ctx, { state: null })
  return rows.map(
    (grant): ExceptionRow => ({
      ...{ id: grant.id, kind: 'benefit', partner: grant.partner, tracks: [grant.track], what: grant.title },
      ...{ owner: grant.givenBy ?? '', reason: grant.reason, recordedBy: grant.givenBy },
      ...{ from: grant.from, until: grant.until, state: grant.state, without: null },
    }),
  )
}

/** Works out, for those in force, what the partner would have without each. */
async function withWhatHangs(ctx: Ctx, rows: readonly ExceptionRow[]): Promise<ExceptionRow[]> {
  const active = rows.filter(({ kind, state }) => kind !== 'benefit' && state === 'active')
  const partnerIds = [...new Set(active.map(({ partner }) => partner.id))]
  const stored = await factsOfPartners(ctx.db, partnerIds)
  const held = await heldTiersOf(ctx.db, partnerIds)
  const rules = [...(await rulesInForce(ctx, ctx.now)).values()]
  return rows.map((row) => {
    if (!active.includes(row)) return row
    const facts = stored
      .filter(({ partner_id }) => partner_id === row.partner.id)
      .map(({ content }) => json<Fact>(content))
    const now = facts.reduce((latest, fact) => Math.max(latest, fact.knownAt), ctx.now)
    const without = rules
      .filter(({ trackSlug, hasTiers }) => hasTiers && row.tracks.some(({ slug }) => slug === trackSlug))
      .map(({ programme, trackId }) => {
        const standing = held.find(({ partner_id, track_id }) => partner_id === row.partner.id && track_id === trackId)
        return withoutException(programme, facts, { factId: row.id, now, held: standing?.tier ?? null })
      })
    return { ...row, without }
  })
}
