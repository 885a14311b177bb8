import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerTo } from '~/jobs/demo/answers'
import { type BuiltServer, startBuiltServer } from '../../scripts/built-server'
import { drain, openStage, type Stage } from '../../scripts/stage'
import { eventually } from './http'
import { type Installation, makeInstallation } from './installation'
import { crawl } from './leaks/crawl'
import { handIn, markAll, othersBefore, othersMeanwhile, type Sat, sit, storedQuestion } from './leaks/others'
import { DELIVERED, SEARCHED } from './leaks/questions'
import { Room } from './leaks/room'
import { type Kind, type Secret, Secrets } from './leaks/secrets'
import {
  answerable,
  everyAddress,
  haltAndGoOn,
  handInAndTakeBack,
  saveAsTheForm,
  saveAsTheScript,
  takeOverElsewhere,
  wrong,
} from './leaks/walk'
import { nameOf, Wiretap } from './leaks/wiretap'
import { type Drawn, type LeakWorld, leakWorld, type POLICIES } from './leaks/world'

// Nothing of an exam leaks, over HTTP, from the built server: in every field that can hold one stands a secret of its
// own, and every byte that reaches the learner is searched for all of them. What may be read is said where it begins to
// be so, with the reason; anything else that is found fails the test.

let installation: Installation
let server: BuiltServer
let stage: Stage
let world: LeakWorld
let first: Sat
let colleagues: Sat
let extra: Record<string, string>
const secrets = new Secrets()

beforeAll(async () => {
  installation = await makeInstallation('sqlite')
  stage = await openStage(installation)
  world = await leakWorld(stage, secrets)
  const before = await othersBefore(world)
  colleagues = before.colleagues
  extra = before.extra
  first = await sit(world, world.people.learner, 'sealed', (what) => `${what}, in my own words`)
  await handIn(world, world.people.learner, first)
  await markAll(world, first.drawn, (what) => secrets.word('comment', 'sealed', what))
  await drain(stage)
  server = await startBuiltServer(installation)
})
afterAll(async () => {
  await server?.stop()
  await stage?.close()
  await installation?.remove()
})

const learner = () => new Wiretap(server.origin, secrets, world.people.learner.cookie)

/** What questions ask may be read: these, or all whose name says so. */
const showAsked = (reason: string, drawn: readonly Drawn[]) =>
  secrets.show(reason, ({ kind, of }) => kind === 'asked' && drawn.some(({ name }) => name === of))

/** The result of an ended attempt names objectives, and leads to the lessons that teach them. */
function showAfterwards(drawn: readonly Drawn[]): void {
  const objectives = drawn.map(({ question }) => question.objective)
  secrets.show('a result names objectives', ({ token }) => objectives.includes(token))
  secrets.show(
    'a result leads to lessons',
    ({ kind, of }) => kind === 'lesson' && drawn.some(({ name }) => name === of),
  )
}

/** One question's parts of one kind may be read. */
const show = (reason: string, { name }: Drawn, ...kinds: Kind[]) =>
  secrets.show(reason, ({ kind, of }) => of === name && kinds.includes(kind))

test('the search finds what stands on the pages of authors and examiners', async () => {
  const all = new Secrets()
  const found = new Set<Secret>()
  const look = async (who: 'trainer' | 'examiner', path: string) => {
    const tap = new Wiretap(server.origin, all, world.people[who].cookie)
    const answer = await tap.get(path)
    expect(answer.status, path).toBe(200)
    for (const secret of secrets.within(answer.bytes)) found.add(secret)
    for (const secret of secrets.within((await tap.get(`${path}.data`, { encoding: 'br' })).bytes)) found.add(secret)
  }
  for (const one of first.drawn) await look('trainer', `/author/questions/${(await storedQuestion(world, one)).id}`)
  await look('examiner', `/examine/panels/${extra.panel}`)
  await look('examiner', `/examine/appeals/${extra.appeal}`)
  const ofFirst = secrets.all(
    ({ of, what }) => first.drawn.some(({ name }) => name === of) && what !== 'id of criterion',
  )
  expect(ofFirst.filter((secret) => !found.has(secret)).map(nameOf)).toEqual([])
  expect([...found].filter(({ kind }) => kind === 'others').length).toBeGreaterThan(2)
  const hidden = Buffer.from(`{"sent":"${Buffer.from(`x${first.drawn[0]?.question.title}`).toString('base64')}"}`)
  expect(secrets.within(hidden)).toHaveLength(1)
})

test('while an attempt runs, nothing but what it asks reaches the learner, whatever is asked for', async () => {
  const tap = learner()
  const live = tap.hear(`/live?since=${Date.now() - 60_000}`)
  showAsked('an ended attempt shows what it asked', first.drawn)
  showAfterwards(first.drawn)
  await tap.get('/exams/sealed')
  const room = await Room.enter(stage, tap, 'sealed')
  expect(new Set(room.drawn.map(({ question }) => question.type))).toEqual(new Set(DELIVERED))
  expect(room.drawn).toHaveLength(DELIVERED.length + 1)
  showAsked('the attempt asks it', room.drawn)
  await room.look([1, 2, 3])
  const { regrade } = await othersMeanwhile(world, room)

  await saveAsTheScript(room, first.drawn[0]?.item ?? '')
  await saveAsTheForm(room)
  await handInAndTakeBack(room, extra.file ?? '')
  await takeOverElsewhere(world, room)
  await haltAndGoOn(world, room)
  const asked = await everyAddress(world, room, { ended: first, colleagues, extra: { ...extra, regrade } })
  const { answered } = await crawl(tap, asked)
  for (const page of ['/', '/exams', '/exams/:exam', '/exams/attempts/:attempt', '/exams/attempts/:attempt/review'])
    expect(answered).toContain(page)
  for (const path of [`/search?q=${SEARCHED}`, `/search.json?q=${SEARCHED}`]) {
    const { body, status } = await tap.get(path, { accept: path.includes('json') ? 'application/json' : 'text/html' })
    expect(status).toBe(200)
    expect(body).not.toContain(`${SEARCHED} asks`)
  }
  await eventually('the stream has told something', async () => live.text().includes('attempt-'))
  live.stop()

  const data = (await tap.get(`${room.home}.data`)).body
  for (const field of ['fraction', 'externalId', 'generalFeedback', 'outcome', 'scored', 'objective', 'answer'])
    expect(data).not.toContain(`"${field}"`)

  // It ends: until somebody has marked it, and then while retakes remain, the key stays where it is.
  await room.submit()
  showAfterwards(room.drawn)
  await room.look()
  await markAll(world, [room.item('essay')], (what) => secrets.word('comment', 'sealed', `${what}, second`))
  await room.look()
  expect(tap.leaks).toEqual([])
  expect(tap.heard.answers).toBeGreaterThan(500)
})

test('going forward only, a question is not to be had before its turn', async () => {
  const tap = learner()
  const room = await Room.enter(stage, tap, 'ladder')
  const asks = (body: string, { name }: Drawn) =>
    secrets.within(Buffer.from(body)).some(({ of, kind }) => of === name && kind === 'asked')
  for (const [index, one] of room.drawn.entries()) {
    const next = room.drawn[index + 1]
    show('its turn has come', one, 'asked')
    await room.look([1, index + 1, index + 2])
    expect(asks((await tap.get(room.home)).body, one)).toBe(true)
    if (!next) break
    // Before its turn it is neither saved, nor checked, nor shown.
    await room.save([[next, { text: 'too early' }]])
    await tap.get(room.ofItem(next, '/image'))
    await tap.get(`${room.ofItem(next, '/files.json')}?name=a.txt`)
    await room.submitForm(room.ofItem(next, '/hints'), [], { more: [['hint', '1']] })
    await room.submitForm(room.at('/responses'), [], { more: [['go', String(index + 5)]] })
    expect(
      (
        await room.submitForm(room.at('/responses'), one.question.type === 'file-upload' ? [] : [wrong(one)], {
          more: [['go', String(index + 2)]],
        })
      ).status,
    ).toBe(303)
  }
  await room.submit()
  expect(tap.leaks).toEqual([])
})

test('practice tells one hint for each time it is asked, feedback to what was chosen, and the key when it is over', async () => {
  const tap = learner()
  const room = await Room.enter(stage, tap, 'drill')
  showAsked('the attempt asks it', room.drawn)
  await room.look([1, 2, 3])
  for (const one of room.drawn) {
    const page = room.at(`?page=${Math.ceil(one.position / 4)}`)
    const ask = (number: number) =>
      room.submitForm(room.ofItem(one, '/hints'), [wrong(one)], { more: [['hint', String(number)]] })
    // Whichever number is sent, one more is told than before.
    show('it was asked for', one, 'first-hint')
    await ask(2)
    expect(seenOf(one, (await tap.get(page)).body)).toContain('first-hint')
    await room.submitForm(room.ofItem(one, '/tries'), [wrong(one)])
    show('a checked answer is told what the author says to it', one, 'feedback')
    await tap.get(page)
    expect(seenOf(one, (await tap.get(page)).body)).not.toContain('second-hint')
  }
  expect(tap.leaks).toEqual([])
  const [one] = room.drawn
  if (!one) throw new Error('the attempt asks something')
  show('a question that is answered rightly is over', one, 'key', 'explanation', 'feedback')
  await room.submitForm(room.ofItem(one, '/tries'), [[one, answerTo(one.question, one.order, 'right')]])
  expect(seenOf(one, (await tap.get(room.home)).body)).toContain('explanation')
  expect(tap.leaks).toEqual([])
  await room.submit()
})

/** The kinds of this question's secrets that stand in a page. */
const seenOf = ({ name }: Drawn, body: string): Kind[] => [
  ...new Set(secrets.within(Buffer.from(body)).flatMap(({ of, kind }) => (of === name ? [kind] : []))),
]

test('an exam with retries tells nothing of a key while a try is left', async () => {
  const tap = learner()
  const room = await Room.enter(stage, tap, 'again')
  showAsked('the attempt asks it', room.drawn)
  await room.look()
  for (const one of room.drawn) {
    await room.submitForm(room.ofItem(one, '/hints'), [], { more: [['hint', '1']] })
    await tap.get(room.home)
    show('a wrong try is told what the author says to it, and the first hint', one, 'feedback', 'first-hint')
    await room.submitForm(room.ofItem(one, '/tries'), [wrong(one)])
    await tap.get(room.home)
  }
  expect(tap.leaks).toEqual([])
  await room.submit()
})

describe('after the end', () => {
  /** What a policy may show beside what was asked. */
  const allowed: Record<keyof typeof POLICIES, Kind[]> = {
    nothing: [],
    'right-wrong': [],
    answers: ['key'],
    feedback: ['feedback', 'explanation', 'comment'],
    key: ['key', 'feedback', 'explanation', 'comment'],
  }

  for (const [policy, kinds] of Object.entries(allowed))
    test(`a review of “${policy}” shows that, and no more`, async () => {
      const tap = learner()
      const exam = `shows-${policy}`
      const room = await Room.enter(stage, tap, exam)
      showAsked('the attempt asked it', room.drawn)
      await room.save(answerable(room).map(wrong))
      await room.look()
      expect(tap.leaks).toEqual([])
      await room.submit()
      showAfterwards(room.drawn)
      const showKinds = () =>
        secrets.show(`the exam shows ${policy}`, ({ kind, of }) => kinds.includes(kind) && of.startsWith(exam))
      showKinds()
      await room.look()
      await markAll(world, [room.item('essay')], (what) => secrets.word('comment', exam, what))
      showKinds()
      await room.look()
      expect(tap.leaks).toEqual([])
      const { body } = await tap.get(room.at('/answers'))
      const seen = secrets.within(Buffer.from(body)).map(({ kind }) => kind)
      for (const kind of kinds) expect(seen).toContain(kind)
    })
})
