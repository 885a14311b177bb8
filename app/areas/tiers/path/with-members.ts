import type { Member } from '~/areas/identity/members'
import type { Names } from '../language/names'

/** Facts name those who count; a plan may ask somebody of whom nothing is known yet. */
export const withMembers = (names: Names, members: readonly Member[]): Names => ({
  ...names,
  people: { ...names.people, ...Object.fromEntries(members.map(({ personId, name }) => [personId, name])) },
})
