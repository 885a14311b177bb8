import { type Role, roles } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { pageNumber } from '~/platform/page-number'
import { authorise } from '~/platform/policy'
import type { Member } from './members'
import { peopleOf } from './people.server'
import { type PeopleView, pageOfPeople } from './people-view'
import { maySeePeople } from './policy'

export type PeoplePage = { rows: Member[]; total: number; all: number; view: PeopleView }

/** One page of an organisation's members. @throws AppError 403 `identity.not-the-manager-here` */
export async function listPeople(ctx: Ctx, organisationId: string, query: URLSearchParams): Promise<PeoplePage> {
  authorise(maySeePeople(ctx.actor, organisationId))
  const members = await peopleOf(ctx, organisationId)
  const view = readView(query)
  return { ...pageOfPeople(members, view), all: members.length, view }
}

function readView(query: URLSearchParams): PeopleView {
  const role = query.get('role')
  return {
    search: (query.get('q') ?? '').trim().slice(0, 100),
    role: roles.find((known): known is Role => known === role) ?? null,
    sort: query.get('sort') === 'joined' ? 'joined' : 'name',
    direction: query.get('direction') === 'descending' ? 'descending' : 'ascending',
    page: pageNumber(query),
  }
}
