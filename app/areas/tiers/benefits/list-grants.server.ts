import { findOrganisations } from '~/areas/identity/organisations.server'
import { findPeople } from '~/areas/identity/people.server'
import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import type { LocalText } from '~/platform/local-text'
import { authorise } from '~/platform/policy'
import type { BenefitMeasure } from '../describe/benefit'
import type { BenefitValue } from '../language/programme'
import { mayManageProgramme } from '../policy'
import { rulesInForce } from '../versions/load-rules.server'
import { measured } from './benefits'
import {
  GRANT_FILTERS,
  type GrantFilter,
  type GrantState,
  type GrantStep,
  REMIND_BEFORE,
  spanOf,
  stateOf,
} from './grant'
import { allGrants, findGrant, type StoredGrant } from './queries.grants.server'

export type GrantRow = {
  id: string
  partner: { id: string; name: string; slug: string }
  track: { slug: string; title: LocalText }
  benefit: string
  title: LocalText
  measure: BenefitMeasure
  value: BenefitValue
  from: number
  until: number
  state: GrantState
  isEnding: boolean
  reason: string
  givenBy: string | null
  givenAt: number
}

/**
 * Every grant by hand, those that end first before the others.
 * @param of.state only those; all unless one is named
 * @throws AppError 403 for others than programme managers
 */
export async function listGrants(
  ctx: Ctx,
  of: { state: GrantFilter | null },
): Promise<{ rows: GrantRow[]; counts: Record<GrantFilter, number> }> {
  authorise(mayManageProgramme(ctx.actor))
  const rows = await rowsOf(ctx, await allGrants(ctx.db))
  const is = (row: GrantRow, state: GrantFilter) => (state === 'ending' ? row.isEnding : row.state === state)
  const counts = Object.fromEntries(
    GRANT_FILTERS.map((state) => [state, rows.filter((row) => is(row, state)).length]),
  ) as Record<GrantFilter, number>
  const { state } = of
  const shown = state === null ? rows : rows.filter((row) => is(row, state))
  return { counts, rows: shown.sort((a, b) => rankOf(a) - rankOf(b) || a.until - b.until) }
}

const rankOf = ({ state }: GrantRow) => (state === 'active' || state === 'to-come' ? 0 : 1)

export type GrantView = GrantRow & { steps: (Omit<GrantStep, 'by'> & { by: string | null })[] }

/** @throws AppError 403 for others than programme managers, 404 */
export async function viewGrant(ctx: Ctx, id: string): Promise<GrantView> {
  authorise(mayManageProgramme(ctx.actor))
  const grant = await findGrant(ctx.db, id)
  const [row] = grant ? await rowsOf(ctx, [grant]) : []
  if (!grant || !row) throw notFound('benefits.grant-not-found')
  const people = await findPeople(ctx, [...new Set(grant.steps.map(({ by }) => by))])
  return { ...row, steps: grant.steps.map((step) => ({ ...step, by: people.get(step.by)?.name ?? null })) }
}

async function rowsOf(ctx: Ctx, grants: readonly StoredGrant[]): Promise<GrantRow[]> {
  const partners = await findOrganisations(ctx, [...new Set(grants.map(({ partnerId }) => partnerId))])
  const people = await findPeople(ctx, [...new Set(grants.flatMap(({ steps }) => steps[0]?.by ?? []))])
  const rules = await rulesInForce(ctx, ctx.now)
  return grants.flatMap((grant): GrantRow[] => {
    const partner = partners.find(({ id }) => id === grant.partnerId)
    const [given] = grant.steps
    if (!partner || !given) return []
    const programme = rules.get(grant.trackId)?.programme
    const definition = programme?.benefits.find(({ slug }) => slug === grant.benefit)
    const state = stateOf(grant, ctx.now)
    const { from, until } = spanOf(grant)
    return [
      {
        ...{ id: grant.id, benefit: grant.benefit, value: grant.value, from, until, state },
        partner: { id: partner.id, name: partner.name, slug: partner.slug },
        track: { slug: grant.track, title: programme?.title ?? { en: grant.track } },
        title: definition?.title ?? { en: grant.benefit },
        measure: programme && definition ? measured(definition, programme) : { unit: 'count' },
        isEnding: state === 'active' && until - ctx.now <= REMIND_BEFORE,
        ...{ reason: given.reason ?? '', givenAt: given.at, givenBy: people.get(given.by)?.name ?? null },
      },
    ]
  })
}
