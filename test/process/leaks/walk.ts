import { expect } from 'vitest'
import { pauseAttempt } from '~/areas/exams/pauses/pause-attempt.server'
import { resumeAttempt } from '~/areas/exams/pauses/resume-attempt.server'
import { answerTo } from '~/jobs/demo/answers'
import { type Sat, storedQuestion, written } from './others'
import type { Room } from './room'
import { Wiretap } from './wiretap'
import type { Drawn, LeakWorld } from './world'

/** What a learner can do in a running attempt, in parts. Whatever answers is searched by the wiretap that the room has. */

export const wrong = (one: Drawn): readonly [Drawn, unknown] => [one, written(one, 'words of my own')]
export const answerable = (room: Room): Drawn[] => room.drawn.filter(({ question }) => question.type !== 'file-upload')

/** What a save says back of an answer, beside its marks. */
const READ_BACK: readonly string[] = ['short-answer', 'numeric', 'cloze', 'essay']

/** As the script of the page saves: nothing in what it is told depends on what is right. Then saves that are refused. */
export async function saveAsTheScript(room: Room, strange: string): Promise<void> {
  for (const one of answerable(room)) {
    const said = await room.save([wrong(one)])
    expect(said.status, one.question.type).toBe(200)
    if (READ_BACK.includes(one.question.type)) continue
    const right = await room.save([[one, answerTo(one.question, one.order, 'right')]])
    expect(withoutMoment(right.body)).toBe(withoutMoment(said.body))
  }
  const json = room.at('/responses.json')
  expect((await room.tap.send(json, { json: { holder: 'nobody', steps: [] } })).status).toBe(422)
  await room.tap.send(json, { raw: { type: 'application/json', bytes: Buffer.from('{') } })
  await room.save([[{ ...room.item('essay'), item: strange }, { choice: '1' }]])
  await room.save([[room.item('single-choice'), { choices: ['?'] }]])
  await room.tap.send(room.at('/signals.json'), { json: { signals: [{ kind: 'paste', count: 1, ago: 5 }] } })
}

const withoutMoment = (body: string) => body.replace(/"(savedAt|sequence)":\d+/g, '')

/** As the form of the page does; then what cannot be kept of one, and what this exam does not offer. */
export async function saveAsTheForm(room: Room): Promise<void> {
  const form = room.at('/responses')
  await room.submitForm(form, answerable(room).map(wrong), { more: [['go', '2']] })
  const stale = [room.item('short-answer'), { text: 'older words' }] as const
  expect((await room.submitForm(form, [stale], { sequence: 1 })).status).toBe(409)
  await room.submitForm(form, [[room.item('numeric'), { text: 'not a number' }]])
  await room.tap.post(form, [['sequence', 'none']])
  for (const one of room.drawn) {
    await room.submitForm(room.ofItem(one, '/hints'), [], { more: [['hint', '1']] })
    await room.submitForm(room.ofItem(one, '/tries'), [])
  }
}

/** A file of one's own goes in, comes back and is taken away; somebody else's is not to be had. */
export async function handInAndTakeBack(room: Room, foreign: string): Promise<void> {
  const upload = room.item('file-upload')
  const file = (name: string, text: string) =>
    room.tap.send(`${room.ofItem(upload, '/files.json')}?name=${name}`, {
      ...{ accept: 'application/json', raw: { type: 'application/octet-stream', bytes: Buffer.from(text) } },
    })
  expect((await file('notes.txt', 'my own notes')).status).toBe(200)
  expect((await file('page.html', '<p>')).status).toBe(422)
  const page = (await room.tap.get(room.at(`?page=${Math.ceil(upload.position / 4)}`))).body
  const sha256 = /\/files\/([0-9a-f]{64})/.exec(page)?.[1]
  expect(sha256, 'the page leads to the file').toBeDefined()
  expect((await room.tap.get(room.ofItem(upload, `/files/${sha256}`))).body).toBe('my own notes')
  expect((await room.tap.get(room.ofItem(upload, `/files/${foreign}`))).status).toBe(404)
  await room.submitForm(room.ofItem(upload, `/files/${sha256}/removal`), [])
  await room.tap.get(room.ofItem(room.item('hotspot'), '/image'), { accept: 'image/*' })
}

/** Another device takes over and sees the attempt; the old page is told, and takes it back. */
export async function takeOverElsewhere(world: LeakWorld, room: Room): Promise<void> {
  const other = new Wiretap(room.tap.origin, room.tap.secrets, world.people.learner.cookie)
  const before = room.holder
  for (const path of ['', '.data', '/review']) await other.get(room.at(path))
  await other.post(room.at('/holder'), [['page', '2']])
  await other.get(room.at('?page=2'))
  await room.look()
  await room.submitForm(room.at('/responses'), answerable(room).map(wrong))
  expect((await room.save([wrong(room.item('ordering'))])).status).toBe(409)
  await room.tap.post(room.at('/holder'))
  expect(room.holder).not.toBe(before)
  expect(other.leaks).toEqual([])
}

/** An examiner stops the clock, and lets it go on. */
export async function haltAndGoOn(world: LeakWorld, room: Room): Promise<void> {
  const { examiner } = world.people
  await pauseAttempt(world.as(examiner), { attempt: room.attempt, reason: 'The network of the room is down.' })
  await room.look()
  await resumeAttempt(world.as(examiner), { attempt: room.attempt })
}

/** What to ask every address about: the running attempt, an ended one, a colleague's, and what authors have in hand. */
export async function everyAddress(
  world: LeakWorld,
  room: Room,
  of: { ended: Sat; colleagues: Sat; extra: Record<string, string> },
): Promise<Record<string, string>[]> {
  const { id } = await storedQuestion(world, room.item('single-choice'))
  const spot = room.item('hotspot').question
  const common = {
    ...{ course: 'http-api-integration', lesson: 'verify-signatures', slug: 'sitting-an-exam', track: 'technology' },
    ...{ exam: 'sealed', pool: 'sealed', question: id, version: '1', number: '1' },
    ...{ person: world.people.colleague.personId, judge: world.people.trainer.personId },
    ...{ picture: spot.type === 'hotspot' ? spot.image.sha256 : '', answer: room.item('essay').item },
    ...{ job: 'none', mail: 'none', change: 'none', ...of.extra },
  }
  const about = (attempt: string, drawn: readonly Drawn[]) => {
    const item = (type: string) => drawn.find(({ question }) => question.type === type)?.item ?? ''
    return {
      ...{ ...common, attempt, item: drawn[0]?.item ?? '' },
      '/exams/attempts/:attempt/items/:item/files/:file item': item('file-upload'),
      '/exams/attempts/:attempt/items/:item/image item': item('hotspot'),
    }
  }
  return [
    about(room.attempt, room.drawn),
    about(of.ended.attempt, of.ended.drawn),
    about(of.colleagues.attempt, of.colleagues.drawn),
  ]
}
