import type { Ctx } from '~/platform/context.server'
import { pageNumber } from '~/platform/page-number'
import { authorise } from '~/platform/policy'
import { type Organisation, organisationOf } from './organisations.server'
import { mayAdminister } from './policy'
import { organisationPage } from './queries.organisations.server'
import type { OrganisationKind } from './roles'

export const ORGANISATIONS_PAGE = 25

export type OrganisationListView = {
  search: string
  kind: OrganisationKind | null
  sort: 'name' | 'members' | 'created'
  direction: 'ascending' | 'descending'
  page: number
}

export type OrganisationEntry = Organisation & { members: number; invitations: number }

/** One page of all organisations. @throws AppError 403 `identity.not-an-administrator` */
export async function listOrganisations(
  ctx: Ctx,
  query: URLSearchParams,
): Promise<{ rows: OrganisationEntry[]; total: number; view: OrganisationListView }> {
  authorise(mayAdminister(ctx.actor))
  const view = readView(query)
  const { rows, total } = await organisationPage(
    ctx.db,
    { ...view, limit: ORGANISATIONS_PAGE, offset: (view.page - 1) * ORGANISATIONS_PAGE },
    ctx.now,
  )
  return {
    rows: rows.map((row) => ({ ...organisationOf(row), members: row.members, invitations: row.invitations })),
    total,
    view,
  }
}

function readView(query: URLSearchParams): OrganisationListView {
  const kind = query.get('kind')
  const sort = query.get('sort')
  return {
    search: (query.get('q') ?? '').trim().slice(0, 100),
    kind: kind === 'vendor' || kind === 'partner' ? kind : null,
    sort: sort === 'members' || sort === 'created' ? sort : 'name',
    direction: query.get('direction') === 'descending' ? 'descending' : 'ascending',
    page: pageNumber(query),
  }
}
