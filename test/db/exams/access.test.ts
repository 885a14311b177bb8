import { describe, expect, test } from 'vitest'
import { setAccommodation } from '~/areas/exams/accommodations/set-accommodation.server'
import { listExams } from '~/areas/exams/delivery/list-exams.server'
import { savePage } from '~/areas/exams/delivery/save-page.server'
import { saveResponses } from '~/areas/exams/delivery/save-responses.server'
import { submitAttempt } from '~/areas/exams/delivery/submit-attempt.server'
import { takeOverAttempt } from '~/areas/exams/delivery/take-over-attempt.server'
import { viewAttempt } from '~/areas/exams/delivery/view-attempt.server'
import { viewExam } from '~/areas/exams/delivery/view-exam.server'
import { pauseAttempt } from '~/areas/exams/pauses/pause-attempt.server'
import { viewAnswers } from '~/areas/exams/results/view-answers.server'
import { viewResult } from '~/areas/exams/results/view-result.server'
import type { Ctx } from '~/platform/context.server'
import { withDatabases } from '../databases'
import { DAY, examsWorld, HOUR, MINUTE, question } from './exams-world'

const noFields = { get: () => null, getAll: () => [] }
const onAttempt: Record<string, (ctx: Ctx, attempt: string) => Promise<unknown>> = {
  viewAttempt: (ctx, attempt) => viewAttempt(ctx, { attempt, holder: null }),
  saveResponses: (ctx, attempt) =>
    saveResponses(ctx, { attempt, holder: 'any', steps: [{ item: 'x', sequence: 1, response: null, flagged: false }] }),
  savePage: (ctx, attempt) =>
    savePage(ctx, { attempt, holder: 'any', sequence: 1, items: [], go: null, flag: null, fields: noFields }),
  takeOverAttempt: (ctx, attempt) => takeOverAttempt(ctx, { attempt }),
  submitAttempt: (ctx, attempt) => submitAttempt(ctx, { attempt, holder: 'any' }),
  viewResult: (ctx, attempt) => viewResult(ctx, { attempt }),
  viewAnswers: (ctx, attempt) => viewAnswers(ctx, { attempt }),
}

withDatabases((_dialect, open) => {
  const begin = async () => examsWorld(await open())

  describe.each(Object.keys(onAttempt))('%s', (name) => {
    const call = onAttempt[name] ?? (async () => {})
    test('is refused to colleagues, their manager, other companies and strangers, and changes nothing', async () => {
      const world = await begin()
      const attempt = await world.sit(world.omid)
      for (const other of [world.lena, world.tove]) {
        await expect(call(world.as(other), attempt.id)).rejects.toMatchObject({
          status: 403,
          code: 'exams.not-your-attempt',
        })
      }
      await expect(call(world.stranger(), attempt.id)).rejects.toMatchObject({ status: 401 })
      expect(await world.steps(attempt.id)).toEqual(['started'])
      expect(await attempt.view()).toMatchObject({ state: 'open', holds: true })
    })

    test('of an attempt that is not there is not found', async () => {
      const world = await begin()
      await expect(call(world.as(world.omid), 'nowhere')).rejects.toMatchObject({
        status: 404,
        code: 'exams.attempt-not-found',
      })
    })
  })

  test('an examiner sees results, but sits nobody’s exam', async () => {
    const world = await begin()
    const attempt = await world.sit(world.omid)
    await attempt.submit()
    await expect(viewResult(world.as(world.examiner), { attempt: attempt.id })).resolves.toMatchObject({
      personId: world.omid.id,
    })
    await expect(
      submitAttempt(world.as(world.examiner), { attempt: attempt.id, holder: attempt.holder }),
    ).rejects.toMatchObject({
      status: 403,
    })
  })

  test('the name of an exam that is not there starts nothing', async () => {
    const world = await begin()
    await expect(world.start(world.omid, 'nothing')).rejects.toMatchObject({
      status: 404,
      code: 'exams.exam-not-found',
    })
    await expect(viewExam(world.as(world.omid), { exam: 'nothing', certifications: [] })).rejects.toMatchObject({
      status: 404,
    })
    await expect(world.start({ ...world.omid, actor: { kind: 'anonymous' } as never })).rejects.toMatchObject({
      status: 401,
    })
  })

  describe('who may start', () => {
    const fail = async (world: Awaited<ReturnType<typeof begin>>) => {
      const attempt = await world.sit(world.omid)
      await attempt.submit()
    }

    test('waits out the cool-down to the millisecond, and has three attempts', async () => {
      const world = await begin()
      await fail(world)
      world.pass(24 * HOUR - 1)
      expect(await world.start(world.omid)).toMatchObject({
        decision: { reason: 'cool-down', until: world.now() + 1, hours: 24 },
      })
      world.pass(1)
      await fail(world)
      world.pass(72 * HOUR)
      await fail(world)
      world.pass(365 * DAY)
      expect(await world.start(world.omid)).toMatchObject({ decision: { reason: 'no-attempts-left', allowed: 3 } })
      expect(await world.start(world.lena)).toMatchObject({ started: true })
    })

    test('rests after a pass', async () => {
      const world = await begin()
      const attempt = await world.sit(world.omid)
      await attempt.answerAll(true)
      await attempt.submit()
      world.pass(DAY)
      expect(await world.start(world.omid)).toMatchObject({ decision: { reason: 'passed-recently' } })
    })

    test('holds the certifications that come first', async () => {
      const world = await begin()
      await world.exam('professional', { requires: { certifications: ['integration-associate'] } })
      expect(await world.start(world.omid, 'professional')).toMatchObject({
        decision: { reason: 'certifications-missing' },
      })
      expect(
        await world.start(world.omid, 'professional', {
          certifications: [{ certification: 'integration-associate', issuedAt: 0, isCurrent: true, renewalFrom: null }],
        }),
      ).toMatchObject({ started: true })
    })

    test('has agreed to the honour statement, where there is one', async () => {
      const world = await begin()
      expect(await world.start(world.omid, 'associate', { honour: false })).toMatchObject({
        decision: { reason: 'honour-missing' },
      })
      expect(await world.rows('attempts')).toEqual([])
      await world.exam('open', { honourStatement: undefined })
      expect(await world.start(world.omid, 'open', { honour: false })).toMatchObject({ started: true })
    })

    test('finds enough questions, else nothing is counted', async () => {
      const world = await begin()
      await world.exam('large', { sections: [{ id: 'one', title: 'One', draw: [{ pool: 'http', count: 11 }] }] })
      await expect(world.start(world.omid, 'large')).rejects.toMatchObject({
        status: 409,
        code: 'exams.pools-too-small',
      })
      expect(await world.rows('attempts')).toEqual([])
    })
  })

  describe('more time', () => {
    const more = { factor: '3/2' as const, extraMinutes: 0, untimed: false, reason: 'as agreed' }

    test('moves a running deadline at once, tells the page, and never takes it back', async () => {
      const world = await begin()
      const attempt = await world.sit(world.omid)
      const start = world.now()
      world.pass(MINUTE)
      expect(await setAccommodation(world.as(world.examiner), { personId: world.omid.id, ...more })).toEqual({
        moved: 1,
      })
      expect(await attempt.view()).toMatchObject({
        deadlineAt: start + 60 * MINUTE,
        deadlineCauses: [{ code: 'limit' }, { code: 'accommodation', minutes: 60 }],
      })
      expect(await world.signals('deadline-changed')).toMatchObject([
        { data: { attempt: attempt.id, deadlineAt: start + 60 * MINUTE } },
      ])
      expect(
        await setAccommodation(world.as(world.examiner), { personId: world.omid.id, ...more, factor: '1/1' }),
      ).toEqual({ moved: 0 })
      expect((await attempt.view()).deadlineAt).toBe(start + 60 * MINUTE)
      expect(await world.steps(attempt.id)).toEqual(['started', 'deadline-changed'])
    })

    test('holds for the exams that come after', async () => {
      const world = await begin()
      await setAccommodation(world.system(), { personId: world.omid.id, ...more, untimed: true })
      expect((await (await world.sit(world.omid)).view()).deadlineAt).toBeNull()
    })

    test('is not given to oneself, nor is one’s own clock stopped', async () => {
      const world = await begin()
      const { id, deadlineAt } = await (await world.sit(world.examiner)).view()
      const own = world.as(world.examiner)
      await expect(setAccommodation(own, { personId: world.examiner.id, ...more })).rejects.toMatchObject({
        code: 'exams.own-time',
      })
      await expect(pauseAttempt(own, { attempt: id, reason: 'A call.' })).rejects.toMatchObject({
        code: 'exams.own-time',
      })
      expect(await world.rows('attempts')).toMatchObject([{ deadline_at: deadlineAt }])
      expect(await world.rows('accommodations')).toEqual([])
    })

    test('is not for learners to give', async () => {
      const world = await begin()
      for (const who of [world.omid, world.lena])
        await expect(setAccommodation(world.as(who), { personId: world.omid.id, ...more })).rejects.toMatchObject({
          status: 403,
        })
      expect(await world.rows('accommodations')).toEqual([])
    })
  })

  describe('publishing', () => {
    test('the same content changes nothing; a return to earlier content is a version of its own', async () => {
      const world = await begin()
      expect(await world.exam('associate')).toBe('unchanged')
      expect(await world.exam('associate', { title: 'Renamed' })).toBe('published')
      expect(await world.exam('associate')).toBe('published')
      expect(await world.exam('associate')).toBe('unchanged')
      expect((await world.rows('exam_versions')).map(({ number, title }) => [number, title])).toEqual([
        [1, 'Associate'],
        [2, 'Renamed'],
        [3, 'Associate'],
      ])
    })

    test('a running attempt keeps its version and its questions', async () => {
      const world = await begin()
      const attempt = await world.sit(world.omid)
      const before = (await attempt.items()).map(({ delivery }) => delivery)
      await world.exam('associate', { title: 'Renamed', passMark: 1 })
      await world.pool('http', [question(0, 'other')])
      const view = await attempt.view()
      expect(view.exam.title).toBe('Associate')
      expect(view.items.map(({ delivery }) => delivery)).toEqual(before)
      await attempt.answerAll(true)
      await attempt.submit()
      expect(await viewResult(world.as(world.omid), { attempt: attempt.id })).toMatchObject({
        score: { passed: true, passMark: '7/10' },
      })
    })
  })

  test('a page needs as many queries for a hundred questions as for ten', async () => {
    const world = await begin()
    await world.pool(
      'large',
      Array.from({ length: 100 }, (_, index) => question(index, 'large')),
    )
    const draw = (count: number) => ({
      sections: [{ id: 'one', title: 'One', draw: [{ pool: 'large', count }] }],
      passMark: 0,
    })
    await world.exam('ten', draw(10))
    await world.exam('hundred', draw(100))
    const counts: Record<string, number[]> = {}
    for (const exam of ['ten', 'hundred']) {
      const { result: attempt, count: start } = await world.countQueries(() => world.sit(world.omid, exam))
      const { count: save } = await world.countQueries(() => attempt.answerAll(true))
      const { count: view } = await world.countQueries(() => attempt.view())
      const { count: submit } = await world.countQueries(() => attempt.submit())
      const { count: result } = await world.countQueries(() =>
        viewResult(world.as(world.omid), { attempt: attempt.id }),
      )
      const { count: answers } = await world.countQueries(() =>
        viewAnswers(world.as(world.omid), { attempt: attempt.id }),
      )
      const { count: list } = await world.countQueries(() => listExams(world.as(world.omid), { certifications: [] }))
      counts[exam] = [start, save, view, submit, result, answers, list]
    }
    expect(counts.hundred).toEqual(counts.ten)
    expect(Math.max(...(counts.hundred ?? []))).toBeLessThan(16)
  })
})
