import type { Role } from '~/platform/actor'
import type { Member } from './members'

export type PeopleView = {
  search: string
  role: Role | null
  sort: 'name' | 'joined'
  direction: 'ascending' | 'descending'
  /** counts from 1 */
  page: number
}

export const PEOPLE_PAGE = 25

/** Filters, sorts and cuts a list of members; one organisation has few enough of them for that. */
export function pageOfPeople(members: readonly Member[], view: PeopleView): { rows: Member[]; total: number } {
  const wanted = fold(view.search)
  const found = members.filter(
    ({ name, email, roles }) =>
      (wanted === '' || fold(name).includes(wanted) || fold(email).includes(wanted)) &&
      (view.role === null || roles.includes(view.role)),
  )
  const sign = view.direction === 'ascending' ? 1 : -1
  const sorted = found.toSorted((a, b) => {
    const byName = a.name.localeCompare(b.name) || (a.personId < b.personId ? -1 : 1)
    return sign * (view.sort === 'joined' ? a.joinedAt - b.joinedAt || byName : byName)
  })
  const from = (view.page - 1) * PEOPLE_PAGE
  return { rows: sorted.slice(from, from + PEOPLE_PAGE), total: found.length }
}

/** `Søren` is found by `soren` as far as Unicode knows the accent. */
const fold = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .trim()
