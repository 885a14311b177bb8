import { randomUUID } from 'node:crypto'
import { type Sent, send } from '../http'
import type { AttemptLedger, Ledger, SentStep } from './ledger'

export type Answers = (attemptId: string, wanted: 'right' | 'wrong') => Promise<{ item: string; response: unknown }[]>

type Room = {
  origin: string
  exam: string
  answersOf: Answers
  random: () => number
  ledger: Ledger
  /** No new attempt is begun any more; the one that runs is brought to its end. */
  isOver: () => boolean
}

const ANSWERS_WITHIN_MS = 8_000
const GIVES_UP_AFTER_MS = 120_000

/** Sits one attempt after the other until the room closes: each starts, answers, changes its mind, reloads, submits. */
export async function sitExams(room: Room, learner: { personId: string; cookie: string }): Promise<void> {
  while (!room.isOver()) await sitOne(room, learner)
}

async function sitOne(room: Room, learner: { personId: string; cookie: string }): Promise<void> {
  const holder = randomUUID()
  const { attemptId, page } = await start(room, learner.cookie, holder)
  const cookie = `${learner.cookie}; attempt-${attemptId}=${holder}`
  const own: AttemptLedger = { attemptId, personId: learner.personId, steps: [], submitted: false }
  room.ledger.attempts.push(own)
  let sequence = page.nextSequence
  const save = (answers: { item: string; response: unknown }[]) => {
    const steps = answers.map(({ item, response }) => ({ item, response, sequence: sequence++, acknowledged: false }))
    own.steps.push(...steps)
    return keep(room, { attemptId, holder, cookie }, steps)
  }
  // A third of them means to fail: a result is a result.
  const wanted = room.random() < 0.33 ? 'wrong' : 'right'
  const first = await room.answersOf(attemptId, 'wrong')
  const final = await room.answersOf(attemptId, wanted)
  for (let place = 0; place < final.length; ) {
    const many = 1 + Math.floor(room.random() * 3)
    const part = final.slice(place, place + many)
    if (room.random() < 0.3) await save(first.slice(place, place + many))
    await save(part)
    place += part.length
    if (room.random() < 0.15) await reload(room, own, cookie)
    await rest(room)
  }
  await submit(room, own, cookie)
}

async function start(room: Room, cookie: string, holder: string) {
  const attemptId = await untilAnswered(room, async () => {
    const answer = await send(room.origin, `/exams/${room.exam}/attempts`, {
      form: { holder, honour: 'on' },
      cookie,
      signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
    })
    const attempt = /^\/exams\/attempts\/([\w-]+)$/.exec(answer.headers.get('location') ?? '')?.[1]
    return answer.status === 303 && attempt ? attempt : refusal(answer, 'a start')
  })
  return { attemptId, page: await view(room, attemptId, `${cookie}; attempt-${attemptId}=${holder}`) }
}

type PageData = { nextSequence: number; items: { id: string; sequence: number }[] }

const view = (room: Room, attemptId: string, cookie: string): Promise<PageData> =>
  untilAnswered(room, async () => {
    const answer = await send(room.origin, `/exams/attempts/${attemptId}`, {
      cookie,
      signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
    })
    const data = /<script type="application\/json" id="attempt-script">(.*?)<\/script>/s.exec(answer.body)?.[1]
    return answer.status === 200 && data ? (JSON.parse(data) as PageData) : refusal(answer, 'a page')
  })

/** A page that is opened now shows at least what was acknowledged before. */
async function reload(room: Room, own: AttemptLedger, cookie: string): Promise<void> {
  const page = await view(room, own.attemptId, cookie)
  const shown = new Map(page.items.map(({ id, sequence }) => [id, sequence]))
  for (const { item, sequence, acknowledged } of own.steps)
    if (acknowledged && (shown.get(item) ?? 0) < sequence)
      room.ledger.stalePages.push(`${own.attemptId}/${item}: ${shown.get(item)} shown, ${sequence} acknowledged`)
}

/** As the browser's script does it: the same batch again and again until the server says that it is on disk. */
async function keep(
  room: Room,
  of: { attemptId: string; holder: string; cookie: string },
  steps: SentStep[],
): Promise<void> {
  const began = performance.now()
  await untilAnswered(room, async () => {
    const answer = await send(room.origin, `/exams/attempts/${of.attemptId}/responses.json`, {
      json: {
        holder: of.holder,
        steps: steps.map(({ item, sequence, response }) => ({ item, sequence, response, flagged: false })),
      },
      cookie: of.cookie,
      accept: 'application/json',
      signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
    })
    return answer.status === 200 && JSON.parse(answer.body).saved === true ? true : refusal(answer, 'a save')
  })
  for (const step of steps) step.acknowledged = true
  room.ledger.waits.push(performance.now() - began)
}

async function submit(room: Room, own: AttemptLedger, cookie: string): Promise<void> {
  const once = async () => {
    const answer = await send(room.origin, `/exams/attempts/${own.attemptId}/submission`, {
      form: {},
      cookie,
      signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
    })
    return answer.headers.get('location')?.endsWith('/result') ? true : refusal(answer, 'a submit')
  }
  // Every fifth presses the button twice.
  const presses = room.random() < 0.2 ? 2 : 1
  await Promise.all(Array.from({ length: presses }, () => untilAnswered(room, once)))
  own.submitted = true
}

/** What a dying or starting server answers; anything else is a defect. */
class Later extends Error {}

function refusal(answer: Sent, what: string): never {
  if (answer.status === 503) throw new Later()
  throw new Error(`${what} was answered ${answer.status}: ${answer.body.slice(0, 300)}`)
}

async function untilAnswered<T>(room: Room, ask: () => Promise<T>): Promise<T> {
  const since = performance.now()
  for (;;) {
    try {
      return await ask()
    } catch (error) {
      if (!(error instanceof Later) && !isNetwork(error)) throw error
      if (performance.now() - since > GIVES_UP_AFTER_MS)
        throw new Error('the server did not come back', { cause: error })
      room.ledger.refused++
      await new Promise((resolve) => setTimeout(resolve, 50 + room.random() * 150))
    }
  }
}

/** `fetch` says "fetch failed" or "terminated" with the cause; a time-out is a DOMException. */
const isNetwork = (error: unknown): boolean =>
  error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError')

const rest = (room: Room) => new Promise((resolve) => setTimeout(resolve, 10 + room.random() * 60))
