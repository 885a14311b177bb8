import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { chance, DAY, openingOf, storyOf } from './story'
import { readWorld } from './world'

const world = readWorld(readFileSync('content/demo/world.yaml', 'utf8'))
const NOW = Date.UTC(2026, 10, 23, 4, 30)
const story = (now = NOW) => storyOf(world, now, () => 8)

test('the same world at the same moment is the same story', () => {
  expect(story()).toEqual(story())
})

test('a year later the same things happened, a year later', () => {
  const shift = 365 * DAY
  expect(story(NOW + shift).map(({ kind, at }) => [kind, at - shift])).toEqual(
    story().map(({ kind, at }) => [kind, at]),
  )
})

test('it is told in order, after the opening and before now', () => {
  const opening = openingOf(world, NOW).map(({ at }) => at)
  const times = story().map(({ at }) => at)
  expect(times).toEqual(times.toSorted((a, b) => a - b))
  expect(Math.max(...opening)).toBeLessThan(Math.min(...times))
  expect(Math.max(...times)).toBeLessThan(NOW)
})

test('whoever acts has arrived, and whoever arrives was invited within the seven days that an invitation is open', () => {
  const arrivedAt = new Map<string, number>()
  const invitedAt = new Map<string, number>()
  const partners = new Set<string>()
  for (const act of story()) {
    if (act.kind === 'partner') partners.add(act.partner.slug)
    if ('partner' in act && typeof act.partner === 'string') expect(partners).toContain(act.partner)
    if (act.kind === 'invite') invitedAt.set(act.person.email, act.at)
    if (act.kind === 'accept') {
      const invited = invitedAt.get(act.person.email) ?? 0
      expect(act.at - invited).toBeGreaterThan(0)
      expect(act.at - invited).toBeLessThan(7 * DAY)
      arrivedAt.set(act.person.key, act.at)
    }
    if ('person' in act && typeof act.person === 'string') expect([...arrivedAt.keys()]).toContain(act.person)
  }
})

test('lessons of one course come one after the other, from the first day to the last', () => {
  const lena = story().filter((act) => act.kind === 'study' && act.person === 'lena')
  expect(lena.map((act) => act.kind === 'study' && act.lesson)).toEqual([0, 1, 2, 3, 4, 5, 6])
})

test('what the file leaves open is spread evenly enough', () => {
  const drawn = Array.from({ length: 1_000 }, (_, index) => chance(`seed ${index}`))
  expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...drawn)).toBeLessThan(1)
  const mean = drawn.reduce((sum, one) => sum + one, 0) / drawn.length
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.05)
})

test('every role has its sign-in, and a second learner reads Persian', () => {
  expect([...new Set(world.signIns.map(({ as }) => as))]).toHaveLength(8)
  const people = world.partners.flatMap((partner) => partner.people)
  const learners = world.signIns.filter(({ as }) => as === 'learner').map(({ person }) => person)
  expect(
    people
      .filter(({ key }) => learners.includes(key))
      .map(({ locale }) => locale)
      .sort(),
  ).toEqual(['en', 'fa'])
})

test('a world with a mistake is refused with its place', () => {
  const text = readFileSync('content/demo/world.yaml', 'utf8')
  expect(() => readWorld(text.replace('person: lena', 'person: lenna'))).toThrow('names lenna')
  expect(() => readWorld(text.replace('key: sara', 'key: lena'))).toThrow('two people with the key lena')
  expect(() => readWorld(text.replace('roles: [administrator]', 'roles: [king]'))).toThrow(/staff/)
})
