import { rightAnswers, type Stage, type StagePerson } from '../stage'
import { median } from './figures'
import { type Client, expectStatus, httpClient, usageOf } from './http'
import { EXAM, LONG_EXAM } from './stage-data'

export type AttemptCost = { attemptCpuMs: number; attempts: number }

/**
 * Processor time of the server for whole attempts as the attempt's script runs them: the page, a save for each of the
 * twenty answers, the review, the submission, the result; with the certificate, the tier decision and the notifications
 * that follow.
 */
export async function measureAttempts(of: {
  origin: string
  stage: Stage
  learners: readonly StagePerson[]
}): Promise<AttemptCost> {
  const client = httpClient(of.origin)
  const [first, ...others] = of.learners
  if (!first) throw new Error('somebody must sit the exam')
  await wholeAttempt(client, of.stage, first)
  await allDone(of.stage)
  const costs: number[] = []
  for (let turn = 0; turn < others.length; turn += 4) {
    const group = others.slice(turn, turn + 4)
    const before = await usageOf(of.origin)
    for (const learner of group) await wholeAttempt(client, of.stage, learner)
    await allDone(of.stage)
    costs.push(((await usageOf(of.origin)).cpuMs - before.cpuMs) / group.length)
  }
  client.close()
  return { attemptCpuMs: median(costs), attempts: others.length }
}

async function wholeAttempt(client: Client, stage: Stage, learner: StagePerson): Promise<void> {
  const headers = { cookie: learner.cookie, 'accept-encoding': 'gzip' }
  const { path, attemptId, holder, cookie } = await begin(client, learner, EXAM)
  const withHolder = { ...headers, cookie }
  expectStatus(await client.get(path, withHolder), 200)
  for (const [index, { item, response }] of (await rightAnswers(stage, attemptId)).entries()) {
    const step = { item, response, sequence: index + 1, flagged: false }
    expectStatus(await client.postJson(`${path}/responses.json`, { holder, steps: [step] }, { cookie }), 200)
  }
  expectStatus(await client.get(`${path}/review`, withHolder), 200)
  const submitted = expectStatus(await client.post(`${path}/submission`, {}, withHolder), 303, 302)
  expectStatus(await client.get(submitted.headers.location ?? '', headers), 200)
}

/** Starts an attempt by its form. @returns also the `cookie` header by which this browser may write */
async function begin(client: Client, learner: StagePerson, exam: string) {
  const started = expectStatus(
    await client.post(`/exams/${exam}/attempts`, { honour: 'on' }, { cookie: learner.cookie }),
    303,
    302,
  )
  const [path = ''] = (started.headers.location ?? '').split('?')
  const attemptId = path.split('/').at(-1) ?? ''
  const set = started.headers['set-cookie']?.find((line) => line.startsWith(`attempt-${attemptId}=`)) ?? ''
  const [pair = ''] = set.split(';')
  const holder = pair.split('=')[1] ?? ''
  if (!holder) throw new Error(`the attempt did not start: ${started.headers.location}`)
  return { path, attemptId, holder, cookie: `${learner.cookie}; ${pair}` }
}

/** Waits until the server has done all the work that the attempts left behind. */
async function allDone(stage: Stage): Promise<void> {
  for (;;) {
    const { waiting } = await stage.composition.handle.db
      .selectFrom('jobs')
      .select(({ fn }) => fn.countAll<number>().as('waiting'))
      .where('state', '=', 'ready')
      .where('run_at', '<=', Date.now())
      .executeTakeFirstOrThrow()
    if (Number(waiting) === 0) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

export type LongPage = { longPageMs: number; longPageCpuMs: number; longPageKb: number }

const LONG_PAGES = 40

/** Server time of the attempt page of a hundred questions, one request at a time. */
export async function measureLongPage(of: { origin: string; learner: StagePerson }): Promise<LongPage> {
  const client = httpClient(of.origin)
  const { path, cookie } = await begin(client, of.learner, LONG_EXAM)
  const page = () => client.get(path, { cookie })
  let kb = 0
  for (let turn = 0; turn < 15; turn++) kb = expectStatus(await page(), 200).body.length / 1_024
  const before = await usageOf(of.origin)
  const times: number[] = []
  for (let turn = 0; turn < LONG_PAGES; turn++) times.push(expectStatus(await page(), 200).ms)
  const after = await usageOf(of.origin)
  client.close()
  return {
    longPageMs: median(times),
    longPageCpuMs: (after.cpuMs - before.cpuMs) / LONG_PAGES,
    longPageKb: kb,
  }
}
