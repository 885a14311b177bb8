import { openAttempt, rightAnswers, type Stage, type StagePerson } from '../stage'
import { median, quantile } from './figures'
import { type Answer, type Client, httpClient, usageOf } from './http'
import { CROWDED_EXAM } from './stage-data'

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
    const { attemptId, holder } = await openAttempt(stage, learner, CROWDED_EXAM)
    const answers = await rightAnswers(stage, attemptId)
    sittings.push({ cookie: learner.cookie, attemptId, holder, answers })
  }
  return sittings
}

export type ExamLoad = {
  examSaveP99Ms: number
  examSaveP50Ms: number
  examPageP99Ms: number
  examPageP50Ms: number
  examSaves: number
  examPages: number
  /** requests without an answer, or with another one than was due */
  examErrors: number
  /** share of one core that the server used */
  examCpuShare: number
  memoryMb: number
}

/**
 * All of them save every ten seconds for half a minute, each at its own moment whatever the others wait for, from the
 * first byte sent to the last byte of the answer. Every thirty seconds each looks at a page: of the attempt, of its review,
 * of the exam; one in ten hands in at the end and looks at the result.
 */
export async function measureExamLoad(origin: string, sittings: readonly Sitting[]): Promise<ExamLoad> {
  const client = httpClient(origin, { connections: sittings.length })
  const seen = { saves: [] as number[], pages: [] as number[], errors: 0 }
  const before = await usageOf(origin)
  const started = performance.now()
  const at = (moment: number) =>
    new Promise((resolve) => setTimeout(resolve, Math.max(0, started + moment - performance.now())))
  await Promise.all(
    sittings.map(async (sitting, index) => {
      const offset = (index / sittings.length) * EVERY_MS
      const one = learnerAt(client, sitting, seen)
      for (let turn = 0; turn * EVERY_MS + offset < LASTS_MS; turn++) {
        await at(offset + turn * EVERY_MS)
        await one.save(turn)
        // Thirty seconds for a page of ten questions.
        if ((index + turn) % 3 !== 0) continue
        await at(offset + turn * EVERY_MS + EVERY_MS / 2)
        await one.look(index)
      }
      if (index % 10 === 0) await one.handIn()
    }),
  )
  const took = performance.now() - started
  const after = await usageOf(origin)
  client.close()
  return {
    examSaveP99Ms: quantile(seen.saves, 0.99),
    examSaveP50Ms: median(seen.saves),
    examPageP99Ms: quantile(seen.pages, 0.99),
    examPageP50Ms: median(seen.pages),
    examSaves: seen.saves.length,
    examPages: seen.pages.length,
    examErrors: seen.errors,
    examCpuShare: (after.cpuMs - before.cpuMs) / took,
    memoryMb: after.memoryMb,
  }
}

/** What one learner does; whatever goes wrong is counted, and the others go on. */
function learnerAt(client: Client, sitting: Sitting, seen: { saves: number[]; pages: number[]; errors: number }) {
  const path = `/exams/attempts/${sitting.attemptId}`
  const headers = {
    cookie: `${sitting.cookie}; attempt-${sitting.attemptId}=${sitting.holder}`,
    'accept-encoding': 'gzip',
  }
  const pages = [`${path}?page=1`, `${path}?page=3`, `${path}/review`, `/exams/${CROWDED_EXAM}`]
  const timed = async (times: number[], asked: Promise<Answer>, isRight: (answer: Answer) => boolean) => {
    const answer = await asked.catch(() => null)
    if (answer === null || !isRight(answer)) seen.errors++
    else times.push(answer.ms)
  }
  return {
    save(turn: number) {
      const { item = '', response = null } = sitting.answers[(turn * 7) % sitting.answers.length] ?? {}
      const steps = [{ item, response, sequence: turn + 1, flagged: false }]
      const asked = client.postJson(
        `${path}/responses.json`,
        { holder: sitting.holder, steps },
        { cookie: sitting.cookie },
      )
      return timed(seen.saves, asked, ({ status, body }) => status === 200 && body.includes('"kept"'))
    },
    look: (turn: number) =>
      timed(seen.pages, client.get(pages[turn % pages.length] ?? path, headers), ({ status }) => status === 200),
    async handIn() {
      await timed([], client.post(`${path}/submission`, {}, headers), ({ status }) => status === 303)
      await timed(seen.pages, client.get(`${path}/result`, headers), ({ status }) => status === 200)
    },
  }
}
