import type { World, WorldBenefit, WorldEntry, WorldLearner, WorldPartner, WorldPerson } from './world'

/** One thing that happens in the demo's past. `at` in epoch milliseconds. */
export type Act = { at: number } & (
  | { kind: 'publish' }
  | { kind: 'vendor' }
  | { kind: 'staff'; person: WorldPerson }
  | { kind: 'partner'; partner: WorldPartner }
  | { kind: 'invite'; partner: string; by: string | null; person: Invited }
  | { kind: 'accept'; partner: string; person: WorldPerson }
  | { kind: 'join-track'; partner: string; track: string }
  | { kind: 'entry'; partner: string; entry: WorldEntry; dates: { from: number; until: number | null } }
  | { kind: 'benefit'; partner: string; entry: WorldBenefit; until: number | null }
  | { kind: 'assign'; by: string; to: readonly string[]; course?: string; exam?: string; due: number; message?: string }
  | { kind: 'study'; person: string; course: string; lesson: number }
  | {
      kind: 'sit'
      person: string
      exam: string
      right: number
      abandoned: boolean
      minutes?: number | undefined
      away?: number | undefined
    }
  | { kind: 'note'; person: string; course: string; lesson: string; text: string }
  | { kind: 'leave'; partner: string; person: string; reason: string }
  | { kind: 'revoke'; person: string; certification: string; reason: string }
  | {
      kind: 'import'
      file: string
      rows: readonly (Omit<World['imports'][number]['rows'][number], 'day'> & { at: number })[]
    }
  | { kind: 'read-notifications' }
)

export type Invited = { name: string; email: string; roles: WorldPerson['roles']; locale: string }

export const DAY = 86_400_000
/** What is older than this, in days, people have read. */
const READ_BEFORE = 30

/** How the vendor begins: it is there, it has staff, it publishes. */
export function openingOf(world: World, now: number): Act[] {
  const on = (day: number, seed: string) => momentOf(now, day, seed)
  return inOrder([
    { kind: 'vendor', at: on(world.vendor.day, 'vendor') },
    ...world.staff.map((person): Act => ({ kind: 'staff', person, at: on(person.day, person.key) })),
    { kind: 'publish', at: on(world.vendor.day - 3, 'publish') },
  ])
}

/**
 * What happened after the opening, oldest first. The same world and the same moment give the same list.
 * @param now the moment the demo is loaded, epoch milliseconds
 * @param lessonsOf how many lessons a course has
 */
export function storyOf(world: World, now: number, lessonsOf: (course: string) => number): Act[] {
  const on = (day: number, seed: string) => momentOf(now, day, seed)
  return inOrder([
    ...world.partners.flatMap((partner) => partnerStory(partner, on, lessonsOf)),
    ...world.imports.map(
      (one): Act => ({
        kind: 'import',
        at: on(one.day, one.file),
        file: one.file,
        rows: one.rows.map(({ day, ...row }) => ({ ...row, at: now - day * DAY })),
      }),
    ),
    { kind: 'read-notifications', at: on(READ_BEFORE, 'read') },
  ])
}

/** Equal times keep the order of the file. */
const inOrder = (acts: readonly Act[]): Act[] => acts.toSorted((a, b) => a.at - b.at)

type On = (day: number, seed: string) => number

function partnerStory(partner: WorldPartner, on: On, lessonsOf: (course: string) => number): Act[] {
  const { slug } = partner
  const [first] = partner.people
  const arrivals = partner.people.flatMap((person): Act[] => {
    const accepted = on(person.day, person.key)
    const { name, email, roles, locale } = person
    return [
      {
        kind: 'invite',
        partner: slug,
        by: person === first ? null : (first?.key ?? null),
        person: { name, email, roles, locale },
        // Some answer within the hour, some take two days.
        at: accepted - Math.round((0.02 + 2 * chance(`${person.key} answers`)) * DAY),
      },
      { kind: 'accept', partner: slug, person, at: accepted },
    ]
  })
  return [
    { kind: 'partner', partner, at: on(partner.day, slug) },
    ...arrivals,
    ...partner.invited.map(
      ({ day, ...person }): Act => ({
        kind: 'invite',
        partner: slug,
        by: first?.key ?? null,
        person: { ...person, locale: first?.locale ?? 'en' },
        at: on(day, person.email),
      }),
    ),
    ...Object.entries(partner.tracks).map(
      ([track, day]): Act => ({ kind: 'join-track', partner: slug, track, at: on(day, `${slug} ${track}`) }),
    ),
    ...partner.entries.map((entry, index): Act => {
      const at = on(entry.day, `${slug} ${index}`)
      const until = 'until' in entry && entry.until !== undefined ? on(entry.until, slug) : null
      return { kind: 'entry', partner: slug, entry, dates: { from: at, until }, at }
    }),
    ...partner.benefits.map((entry, index): Act => {
      const until = 'until' in entry ? on(entry.until, slug) : null
      return { kind: 'benefit', partner: slug, entry, until, at: on(entry.day, `${slug} benefit ${index}`) }
    }),
    ...partner.assignments.map(
      ({ day, due, ...assignment }, index): Act => ({
        kind: 'assign',
        ...assignment,
        due: on(due, slug),
        at: on(day, `${slug} assigns ${index}`),
      }),
    ),
    ...partner.people.flatMap((person) => learnerStory(slug, person, on, lessonsOf)),
  ]
}

function learnerStory(partner: string, person: WorldLearner, on: On, lessonsOf: (course: string) => number): Act[] {
  return person.story.flatMap((told): Act[] => {
    const of = { person: person.key }
    if ('study' in told) {
      const { course, from, to } = told.study
      const lessons = told.study.lessons ?? lessonsOf(course)
      const begin = on(from, `${person.key} ${course} begins`)
      const end = Math.max(begin, on(to, `${person.key} ${course} ends`))
      return Array.from({ length: lessons }, (_, lesson) => ({
        kind: 'study',
        ...of,
        course,
        lesson,
        at: Math.round(begin + ((end - begin) * lesson) / Math.max(1, lessons - 1)),
      }))
    }
    if ('sit' in told) {
      const { day, ...sit } = told.sit
      return [{ kind: 'sit', ...of, ...sit, at: on(day, `${person.key} ${sit.exam} ${day}`) }]
    }
    if ('note' in told) {
      const { day, ...note } = told.note
      return [{ kind: 'note', ...of, ...note, at: on(day, `${person.key} ${note.lesson}`) }]
    }
    if ('leaves' in told)
      return [
        { kind: 'leave', partner, ...of, reason: told.leaves.reason, at: on(told.leaves.day, `${person.key} leaves`) },
      ]
    const { day, ...revoked } = told.revoked
    return [{ kind: 'revoke', ...of, ...revoked, at: on(day, `${person.key} revoked`) }]
  })
}

const MORNING = 7 * 3_600_000
const OFFICE_HOURS = 9 * 3_600_000

/** A moment of a working day, always the same one for the same seed. */
function momentOf(now: number, day: number, seed: string): number {
  const midnight = Math.floor(now / DAY) * DAY
  return midnight - day * DAY + MORNING + Math.floor(chance(seed) * OFFICE_HOURS)
}

/** A number from 0 up to 1 that only depends on the text (FNV-1a). */
export function chance(seed: string): number {
  let hash = 0x811c9dc5
  for (const character of seed) {
    hash ^= character.codePointAt(0) ?? 0
    hash = Math.imul(hash, 0x01000193)
  }
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x2c1b3c6d)
  hash ^= hash >>> 13
  return (hash >>> 0) / 2 ** 32
}
