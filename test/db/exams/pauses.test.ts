import { describe, expect, test } from 'vitest'
import { removeAccommodation } from '~/areas/exams/accommodations/remove-accommodation.server'
import { setAccommodation } from '~/areas/exams/accommodations/set-accommodation.server'
import {
  listAccommodations,
  ownAccommodation,
  viewAccommodation,
} from '~/areas/exams/accommodations/view-accommodations.server'
import { sweepAttempts } from '~/areas/exams/delivery/sweep-attempts.server'
import { pauseAttempt } from '~/areas/exams/pauses/pause-attempt.server'
import { pauseExam, resumeExam } from '~/areas/exams/pauses/pause-exam.server'
import { resumeAttempt } from '~/areas/exams/pauses/resume-attempt.server'
import { withDatabases } from '../databases'
import { examsWorld, HOUR, MINUTE } from './exams-world'

const LIMIT = 40 * MINUTE
const WHY = 'The connection of the test centre failed.'

withDatabases((_dialect, open) => {
  const begin = async () => {
    const world = await examsWorld(await open())
    const start = world.now()
    const attempt = await world.sit(world.omid)
    const examiner = () => world.as(world.examiner)
    return { world, start, attempt, examiner }
  }
  const more = (personId: string, extraMinutes: number) => ({
    personId,
    factor: '1/1' as const,
    extraMinutes,
    untimed: false,
    reason: 'A broken wrist.',
  })

  describe('a pause', () => {
    test('stops the clock, keeps what is saved meanwhile, and gives the time back to the millisecond', async () => {
      const { world, start, attempt, examiner } = await begin()
      world.pass(10 * MINUTE)
      await pauseAttempt(examiner(), { attempt: attempt.id, reason: WHY })
      expect(await attempt.view()).toMatchObject({ deadlineAt: null, pause: { since: world.now(), why: WHY } })

      // Long after the deadline that was, nothing has ended it, and an answer counts.
      world.pass(2 * HOUR + 7)
      expect(await sweepAttempts(world.system())).toBe(0)
      const saved = await attempt.answerAll(true)
      expect(saved.saved && saved.verdicts.every(({ verdict }) => verdict === 'kept')).toBe(true)

      await resumeAttempt(examiner(), { attempt: attempt.id })
      const view = await attempt.view()
      expect(view).toMatchObject({ deadlineAt: start + LIMIT + 2 * HOUR + 7, pause: null })
      expect(view.deadlineCauses.map(({ code }) => code)).toEqual(['limit', 'paused'])
      expect(await world.steps(attempt.id)).toEqual(['started', 'paused', 'resumed'])
      const topic = `person:${world.omid.id}`
      expect(await world.signals('attempt-paused')).toMatchObject([{ topic, data: { attempt: attempt.id } }])
      expect(await world.signals('attempt-resumed')).toEqual([
        { topic, data: { attempt: attempt.id, at: world.now() } },
      ])
    })

    test('is asked for once, by examiners, and not when the time is up', async () => {
      const { world, attempt, examiner } = await begin()
      const input = { attempt: attempt.id, reason: WHY }
      await expect(pauseAttempt(world.as(world.lena), input)).rejects.toMatchObject({ status: 403 })
      await expect(resumeAttempt(examiner(), input)).rejects.toMatchObject({ code: 'exams.not-paused' })
      await pauseAttempt(examiner(), input)
      await expect(pauseAttempt(examiner(), input)).rejects.toMatchObject({ code: 'exams.paused-already' })
      await expect(resumeAttempt(world.as(world.omid), input)).rejects.toMatchObject({ status: 403 })
      await resumeAttempt(examiner(), input)
      world.pass(LIMIT)
      await expect(pauseAttempt(examiner(), input)).rejects.toMatchObject({ code: 'exams.not-running' })
    })

    test('keeps what was told before: time given or taken back meanwhile makes nothing earlier', async () => {
      const { world, start, attempt, examiner } = await begin()
      await setAccommodation(examiner(), more(world.omid.id, 10))
      await pauseAttempt(examiner(), { attempt: attempt.id, reason: WHY })
      await removeAccommodation(examiner(), { personId: world.omid.id, reason: 'It has healed.' })
      world.pass(5 * MINUTE)
      await resumeAttempt(examiner(), { attempt: attempt.id })
      expect((await attempt.view()).deadlineAt).toBe(start + LIMIT + 15 * MINUTE)

      await pauseAttempt(examiner(), { attempt: attempt.id, reason: WHY })
      await setAccommodation(examiner(), more(world.omid.id, 30))
      expect((await attempt.view()).deadlineAt).toBeNull()
      world.pass(MINUTE)
      await resumeAttempt(examiner(), { attempt: attempt.id })
      expect((await attempt.view()).deadlineAt).toBe(start + LIMIT + 36 * MINUTE)
    })

    test('of an exam stops all its clocks and starts; one that stood still stays with its own', async () => {
      const { world, start, attempt, examiner } = await begin()
      const other = await world.sit(world.lena)
      await pauseAttempt(examiner(), { attempt: other.id, reason: 'A fire alarm.' })
      world.pass(MINUTE)
      expect(await pauseExam(examiner(), { exam: 'associate', reason: WHY })).toEqual({ paused: 1 })
      await expect(pauseExam(examiner(), { exam: 'associate', reason: WHY })).rejects.toMatchObject({
        code: 'exams.paused-already',
      })
      expect(await world.start(world.tove)).toMatchObject({ started: false, decision: { reason: 'paused', why: WHY } })
      world.pass(9 * MINUTE)
      expect(await resumeExam(examiner(), { exam: 'associate' })).toEqual({ resumed: 1 })
      expect((await attempt.view()).deadlineAt).toBe(start + LIMIT + 9 * MINUTE)
      expect((await other.view()).pause).toMatchObject({ why: 'A fire alarm.' })
      expect(await world.start(world.tove)).toMatchObject({ started: true })
    })

    test('that a submit ends leaves nothing behind', async () => {
      const { world, attempt, examiner } = await begin()
      await pauseExam(examiner(), { exam: 'associate', reason: WHY })
      expect(await attempt.submit()).toEqual({ outcome: 'ended' })
      expect(await resumeExam(examiner(), { exam: 'associate' })).toEqual({ resumed: 1 })
      expect((await world.rows('attempts'))[0]).toMatchObject({ state: 'closed', submitted_at: world.now() })
    })
  })

  describe('extra time', () => {
    test('reaches a running attempt, and its taking back does not', async () => {
      const { world, start, attempt, examiner } = await begin()
      expect(await setAccommodation(examiner(), more(world.omid.id, 20))).toEqual({ moved: 1 })
      expect((await attempt.view()).deadlineAt).toBe(start + LIMIT + 20 * MINUTE)
      expect(await world.signals('deadline-changed')).toHaveLength(1)
      await removeAccommodation(examiner(), { personId: world.omid.id, reason: 'It has healed.' })
      expect((await attempt.view()).deadlineAt).toBe(start + LIMIT + 20 * MINUTE)
      await attempt.submit()
      world.pass(24 * HOUR)
      const next = await world.sit(world.omid)
      expect((await next.view()).deadlineAt).toBe(world.now() + LIMIT)
    })

    test('is the business of examiners and of the person, with its reasons for examiners only', async () => {
      const { world, examiner } = await begin()
      await setAccommodation(examiner(), more(world.omid.id, 20))
      for (const who of [world.lena, world.omid]) {
        await expect(listAccommodations(world.as(who), 'omid')).rejects.toMatchObject({ status: 403 })
        await expect(viewAccommodation(world.as(who), world.omid.id)).rejects.toMatchObject({ status: 403 })
        await expect(
          removeAccommodation(world.as(who), { personId: world.omid.id, reason: 'x' }),
        ).rejects.toMatchObject({ status: 403 })
      }
      expect(await ownAccommodation(world.as(world.omid))).toEqual({ factor: '1/1', extraMinutes: 20, untimed: false })
      expect(await ownAccommodation(world.as(world.lena))).toBeNull()
      const { granted, found } = await listAccommodations(examiner(), 'LEN')
      expect([granted.map(({ name }) => name), found.map(({ name }) => name)]).toEqual([['Omid'], ['Lena']])
      world.pass(HOUR)
      await removeAccommodation(examiner(), { personId: world.omid.id, reason: 'It has healed.' })
      const { accommodation, history } = await viewAccommodation(examiner(), world.omid.id)
      expect(accommodation).toBeNull()
      expect(history.map(({ what, reason, by }) => [what, reason, by])).toEqual([
        ['removed', 'It has healed.', 'Edda'],
        ['set', 'A broken wrist.', 'Edda'],
      ])
      // Administrators read the audit trail; the reason is not for them.
      const audit = JSON.stringify(await Promise.all([world.rows('audit_log'), world.rows('audit_details')]))
      expect(audit).not.toContain('wrist')
    })
  })
})
