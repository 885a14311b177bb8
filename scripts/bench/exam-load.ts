import { openAttempt, rightAnswers, type Stage, type StagePerson } from '../stage'
import { median, quantile } from './figures'
import { expectStatus, httpClient, usageOf } from './http'
import { EXAM } from './stage-data'

const EVERY_MS = 10_000
const LASTS_MS = 32_000

export type Sitting = {
  cookie: string
  attemptId: string
  holder: string
  answers: { item: string; response: unknown }[]
}

/** Starts an attempt for each learner, as the product does, without a browser. */
export async function sitDown(stage: Stage, learners: readonly StagePerson[]): Promise<Sitting[]> {
  const sittings: Sitting[] = []
  for (const learner of learners) {
    const { attemptId, holder } = await openAttempt(stage, learner, EXAM)
    const answers = await rightAnswers(stage, attemptId)
    sittings.push({ cookie: learner.cookie, attemptId, holder, answers })
  }
  return sittings
}

export type ExamLoad = {
  examSaveP99Ms: number
  examSaveP50Ms: number
  saves: number
  learners: number
  /** share of one core that the server used */
  cpuShare: number
  memoryMb: number
}

/**
 * All of them save every ten seconds for half a minute, each at its own moment whatever the others wait for, from the
 * first byte sent to the last byte of the answer.
 */
export async function measureExamLoad(origin: string, sittings: readonly Sitting[]): Promise<ExamLoad> {
  const client = httpClient(origin, { connections: sittings.length })
  const times: number[] = []
  const before = await usageOf(origin)
  const started = performance.now()
  await Promise.all(
    sittings.map(async (sitting, index) => {
      const offset = (index / sittings.length) * EVERY_MS
      for (let turn = 0; turn * EVERY_MS + offset < LASTS_MS; turn++) {
        const due = started + offset + turn * EVERY_MS
        await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())))
        const answer = sitting.answers[turn % sitting.answers.length]
        const saved = expectStatus(
          await client.postJson(
            `/exams/attempts/${sitting.attemptId}/responses.json`,
            { holder: sitting.holder, steps: [{ ...pick(answer), sequence: turn + 1, flagged: false }] },
            { cookie: sitting.cookie },
          ),
          200,
        )
        if (!saved.body.includes('"kept"')) throw new Error(`an answer was not kept: ${saved.body.slice(0, 200)}`)
        times.push(saved.ms)
      }
    }),
  )
  const took = performance.now() - started
  const after = await usageOf(origin)
  client.close()
  return {
    examSaveP99Ms: quantile(times, 0.99),
    examSaveP50Ms: median(times),
    saves: times.length,
    learners: sittings.length,
    cpuShare: (after.cpuMs - before.cpuMs) / took,
    memoryMb: after.memoryMb,
  }
}

const pick = (answer: { item: string; response: unknown } | undefined) => ({
  item: answer?.item ?? '',
  response: answer?.response ?? null,
})
