import type { Role } from '~/platform/actor'
import { inOrder, type OrganisationKind } from './roles'

/** A person as a member of one organisation. */
export type Member = {
  personId: string
  name: string
  email: string
  locale: string
  timeZone: string
  roles: readonly Role[]
  /** epoch milliseconds */
  joinedAt: number
}

type Row = {
  membership_id: string
  joined_at: number
  person_id: string
  organisation_kind: OrganisationKind
  name: string
  email: string
  locale: string
  time_zone: string
  role: Role | null
}

/** The database answers with a row for each role; a member is listed once, by name. */
export function groupMembers(rows: readonly Row[]): Member[] {
  const byMembership = new Map<string, Row[]>()
  for (const row of rows) byMembership.set(row.membership_id, [...(byMembership.get(row.membership_id) ?? []), row])
  const members = [...byMembership.values()].flatMap((group) => {
    const [first] = group
    return first ? [memberOf(first, group)] : []
  })
  return members.sort((a, b) => a.name.localeCompare(b.name) || (a.personId < b.personId ? -1 : 1))
}

const memberOf = (first: Row, group: readonly Row[]): Member => ({
  personId: first.person_id,
  name: first.name,
  email: first.email,
  locale: first.locale,
  timeZone: first.time_zone,
  roles: inOrder(
    first.organisation_kind,
    group.flatMap(({ role }) => role ?? []),
  ),
  joinedAt: first.joined_at,
})
