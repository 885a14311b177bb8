import { afterAll, beforeEach, expect, test } from 'vitest'
import { setAccommodation } from '~/areas/exams/accommodations/set-accommodation.server'
import { agreementName } from '~/areas/exams/blueprints/agreement'
import { startAttempt } from '~/areas/exams/delivery/start-attempt.server'
import { submitAttempt } from '~/areas/exams/delivery/submit-attempt.server'
import { enrol } from '~/areas/learning/enrol.server'
import { completeLesson } from '~/areas/learning/record-lesson.server'
import { createCompiler } from '~/platform/mdx/mdx.server'
import { type ScratchContent, scratchContent } from '../content/scratch-content'
import { withDatabases } from '../databases'
import { type LearningWorld, learningWorld } from '../learning/learning-world'

const compiler = createCompiler({ timeoutMs: 20_000 })
afterAll(() => compiler.close())

const MINUTE = 60_000
const exam = (more: string) => `title: HTTP
summary: Two questions.
language: en
courses: [webhooks]
timeLimitMinutes: 40
passMark: 0.5
${more}sections:
  - id: all
    title: All
    draw: [{ pool: http, count: 2 }]
`

withDatabases((_dialect, open) => {
  let world: LearningWorld
  let content: ScratchContent
  beforeEach(async () => {
    world = await learningWorld(await open())
    content = scratchContent()
    return () => {
      world.clear()
      content.clear()
    }
  })
  const offer = async (more: string) => {
    content.write('exams/http.yaml', exam(more))
    expect((await world.publish(content.root, compiler)).errors).toEqual([])
  }
  const start = (of: { agreement?: string } = {}) =>
    startAttempt(world.as(world.lena), { exam: 'http', certifications: [], honour: true, ...of })

  test('a benefit that the company has not keeps everybody out, until it has it', async () => {
    await offer('requires: { benefit: advanced-exams }\n')
    expect(await start()).toMatchObject({ decision: { reason: 'benefit-missing', benefit: 'advanced-exams' } })
    world.grant(world.tamarack.id, 'advanced-exams')
    expect(await start()).toMatchObject({ started: false })
    world.grant(world.bluefern.id, 'advanced-exams')
    expect(await start()).toMatchObject({ started: true })
  })

  test('the agreement has to be accepted as it stands now, and what was accepted is kept', async () => {
    const agreement = { version: '2026-11', title: 'Confidentiality', text: 'I keep the questions to myself.' }
    const lines = Object.entries(agreement).map(([key, value]) => `  ${key}: "${value}"\n`)
    await offer(`agreement:\n${lines.join('')}`)
    for (const accepted of [undefined, '2026-11', agreementName({ ...agreement, text: 'Something else.' })])
      expect(await start(accepted === undefined ? {} : { agreement: accepted })).toMatchObject({
        decision: { reason: 'agreement-missing' },
      })
    expect(await start({ agreement: agreementName(agreement) })).toMatchObject({ started: true })
    const steps = await world.handle.db
      .selectFrom('attempt_steps')
      .select('detail')
      .where('kind', '=', 'agreed')
      .execute()
    expect(steps.map(({ detail }) => JSON.parse(detail ?? '{}'))).toMatchObject([
      { title: agreement.title, text: agreement.text },
    ])
  })

  test('more time holds from the start, and reaches an attempt that runs', async () => {
    await offer('')
    const give = (factor: '3/2' | '2/1') =>
      setAccommodation(world.system(), {
        ...{ personId: world.lena.personId, factor, extraMinutes: 5 },
        ...{ untimed: false, reason: 'A reading disability, certified.' },
      })
    await give('3/2')
    await start()
    const minutes = async () => {
      const row = await world.handle.db
        .selectFrom('attempts')
        .select(['started_at', 'deadline_at'])
        .executeTakeFirstOrThrow()
      return (Number(row.deadline_at) - Number(row.started_at)) / MINUTE
    }
    expect(await minutes()).toBe(40 * 1.5 + 5)
    await give('2/1')
    expect(await minutes()).toBe(40 * 2 + 5)
  })

  test('the lessons behind the points lost are gone through again before the next attempt, those alone', async () => {
    await offer('coolDownHours: [0]\nredoLessons: as-well\n')
    const ctx = () => world.as(world.lena)
    await enrol(ctx(), 'webhooks')
    const done = async (...lessons: string[]) => {
      for (const lesson of lessons) await completeLesson(ctx(), { course: 'webhooks', lesson })
    }
    await done('events', 'retries')
    world.pass(MINUTE)
    const first = await start()
    if (!first.started) throw new Error(first.decision.reason)
    await submitAttempt(ctx(), { attempt: first.attemptId, holder: first.holder })
    world.pass(MINUTE)
    const refused = await start()
    if (refused.started || refused.decision.reason !== 'lessons-left') throw new Error(JSON.stringify(refused))
    expect(refused.decision.lessons.map(({ lesson }) => lesson).sort()).toEqual(['webhooks/events', 'webhooks/retries'])
    await done('events')
    expect(await start()).toMatchObject({ decision: { lessons: [{ lesson: 'webhooks/retries' }] } })
    await done('retries')
    expect(await start()).toMatchObject({ started: true })
  })
})
