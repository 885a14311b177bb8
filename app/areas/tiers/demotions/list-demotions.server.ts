import type { Ctx } from '~/platform/context.server'
import { json } from '~/platform/json'
import type { LocalText } from '~/platform/local-text'
import { pageNumber } from '~/platform/page-number'
import { authorise } from '~/platform/policy'
import type { Transition } from '../decisions/transition'
import { DEMOTIONS_PAGE } from '../page-sizes'
import { mayManageProgramme } from '../policy'
import { readPartner } from '../standings/read-partner.server'
import { rulesInForce } from '../versions/load-rules.server'
import { DEMOTION_STATES, type DemotionState, stateOf } from './demotion-case'
import { countOverdue, threatenedStandings } from './queries.server'
import { type DemotionView, readDemotion } from './view-demotion.server'

export type DemotionsList = {
  cases: DemotionView[]
  counts: Record<DemotionState, number>
  state: DemotionState
  track: string | null
  tracks: { slug: string; title: LocalText }[]
  total: number
  page: number
  /** Whether any track asks somebody before it takes a tier away. */
  isAsked: boolean
}

/**
 * Partners whose tier is about to be taken away, where somebody of the vendor has a word in it; the longest waiting first.
 * @throws AppError 403 for others than programme managers
 */
export async function listDemotions(ctx: Ctx, query: URLSearchParams): Promise<DemotionsList> {
  authorise(mayManageProgramme(ctx.actor))
  const state = DEMOTION_STATES.find((one) => one === query.get('state')) ?? 'waiting'
  const page = pageNumber(query)
  const rules = await rulesInForce(ctx, ctx.now)
  const tracks = [...rules.values()].map(({ trackSlug, programme }) => ({ slug: trackSlug, title: programme.title }))
  const track = tracks.find(({ slug }) => slug === query.get('track'))?.slug ?? null
  const rows = (await threatenedStandings(ctx.db)).flatMap((row) => {
    const own = rules.get(row.track_id)
    if (!own?.hasTiers || (track !== null && own.trackSlug !== track)) return []
    const { reasons } = json<Transition>(row.transition)
    const found = stateOf({ reasons, graceUntil: row.grace_until, changed: 'none' }, own.programme)
    return found ? [{ partner: row.partner_slug, track: own.trackSlug, state: found }] : []
  })
  const counts = Object.fromEntries(
    DEMOTION_STATES.map((one) => [one, rows.filter((row) => row.state === one).length]),
  ) as Record<DemotionState, number>
  const shown = rows.filter((row) => row.state === state)
  const cases: DemotionView[] = []
  for (const row of shown.slice((page - 1) * DEMOTIONS_PAGE, page * DEMOTIONS_PAGE))
    cases.push((await readDemotion(ctx, await readPartner(ctx, { slug: row.partner }), row.track)).view)
  const isAsked = [...rules.values()].some(({ programme }) => programme.transition.approval)
  return { cases, counts, state, track, tracks, total: shown.length, page, isAsked }
}

/**
 * How many demotions wait for somebody's agreement.
 * @throws AppError 403 for others than programme managers
 */
export async function countWaitingDemotions(ctx: Ctx): Promise<number> {
  authorise(mayManageProgramme(ctx.actor))
  const asking = [...(await rulesInForce(ctx, ctx.now)).values()].filter(
    ({ hasTiers, programme }) => hasTiers && programme.transition.approval,
  )
  return countOverdue(
    ctx.db,
    asking.map(({ trackId }) => trackId),
    ctx.now,
  )
}
