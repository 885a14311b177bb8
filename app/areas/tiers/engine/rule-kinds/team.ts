import type { Node } from 'yaml'
import { rational } from '~/platform/rational'
import type { TeamPlace, TeamRule } from '../../language/rule'
import { readConditions } from '../../parse/read-conditions'
import { type Assignment, assignPeople, type Group } from '../assign-people'
import { fulfils } from '../conditions'
import type { Scope } from '../scope'
import { select } from '../select'
import { changesByLooking, sparedOneByOne } from './generic'
import type { Reading, RuleKind } from './rule-kind'

/**
 * Places to be filled at one time by different people, or by people of whom each may fill several of one group:
 * `{ places: { lead: { count: 1, who: { certification: [pro] } } }, sharing: disjoint }`.
 */
export const team: RuleKind<TeamRule> = {
  read(value, reading) {
    const { reader } = reading
    const fields = reader.fields(value, ['places', 'sharing'])
    if (!fields) return null
    const places = readPlaces(fields.required('places'), reading)
    const sharing = places && readSharing(fields.required('sharing'), places, reading)
    return places && sharing ? { places, sharing } : null
  },
  observe(rule, scope) {
    const { people, assignment } = assign(rule, scope)
    const used = new Set(assignment.filled.flatMap((place) => place.people))
    return {
      observed: rational(assignment.total),
      needed: rational(rule.places.reduce((total, { count }) => total + count, 0)),
      assignment,
      evidence: () => ({
        factIds: people.filter(({ key }) => used.has(key)).flatMap(({ factIds }) => factIds),
        personIds: [...used],
      }),
    }
  },
  changes: changesByLooking,
  smallestSupport: sparedOneByOne,
}

function assign(rule: TeamRule, scope: Scope): { people: ReturnType<typeof select>; assignment: Assignment } {
  const people = select({ source: 'people', window: null, where: [], top: null }, scope)
  const candidates = people.map((person) => ({
    id: person.key,
    may: rule.places.filter(({ where }) => fulfils(where, person, scope)).map(({ slug }) => slug),
  }))
  return { people, assignment: assignPeople(rule.places, candidates, groupsOf(rule)) }
}

/** Different people everywhere is one group of all places, in which each is used once. */
export const groupsOf = ({ places, sharing }: Pick<TeamRule, 'places' | 'sharing'>): readonly Group[] =>
  sharing.kind === 'disjoint' ? [{ places: places.map(({ slug }) => slug), atMost: 1 }] : sharing.groups

function readPlaces(node: Node | null, reading: Reading): TeamPlace[] | null {
  const { reader } = reading
  const entries = reader.entries(node)
  if (!entries) return null
  const places = entries.map(({ keyNode, value }) => {
    const slug = reader.slug(keyNode)
    const fields = reader.fields(value, ['title', 'count', 'who'])
    if (!fields || slug === null) return null
    const title = fields.has('title') ? reader.local(fields.get('title')) : { en: slug }
    const count = fields.has('count') ? reader.whole(fields.get('count'), { min: 1, max: 1_000 }) : 1
    const where = readConditions(fields.required('who'), reading, reading.fieldsOf('people'))
    return title && count !== null && where ? { slug, title, count, where } : null
  })
  return places.every((place) => place !== null) ? places : null
}

function readSharing(node: Node | null, places: readonly TeamPlace[], { reader }: Reading): TeamRule['sharing'] | null {
  if (reader.isText(node)) return reader.oneOf(node, ['disjoint']) && { kind: 'disjoint' }
  const fields = reader.fields(node, ['capacity'])
  const items = fields && reader.items(fields.required('capacity'))
  const groups = items?.map((item) => {
    const group = reader.fields(item, ['places', 'atMost'])
    const slugs = group && reader.slugs(group.required('places'))
    const atMost = group && reader.whole(group.required('atMost'), { min: 1, max: 1_000 })
    if (!group || !slugs || atMost === null) return null
    const names = places.map(({ slug }) => slug)
    const areKnown = slugs.every((slug) => reader.known(group.get('places'), slug, names, 'unknown-place'))
    return areKnown ? { places: slugs, atMost } : null
  })
  if (!groups?.every((group) => group !== null)) return null
  const all = groups.flatMap((group) => group.places)
  if (!reader.distinct(node, all)) return null
  const left = places.find(({ slug }) => !all.includes(slug))
  return left ? reader.report(node, 'place-without-group', { name: left.slug }) : { kind: 'capacity', groups }
}
