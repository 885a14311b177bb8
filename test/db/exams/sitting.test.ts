import { describe, expect, test } from 'vitest'
import { LATE_MS } from '~/areas/exams/delivery/accept-response'
import { GRACE_MS } from '~/areas/exams/delivery/deadline'
import { sweepAttempts } from '~/areas/exams/delivery/sweep-attempts.server'
import { takeOverAttempt } from '~/areas/exams/delivery/take-over-attempt.server'
import { viewAnswers } from '~/areas/exams/results/view-answers.server'
import { viewResult } from '~/areas/exams/results/view-result.server'
import { withDatabases } from '../databases'
import { examsWorld, MINUTE, responseTo, SECOND, type Sitting } from './exams-world'

const LIMIT = 40 * MINUTE
const fifty = Array.from({ length: 50 }, (_, index) => index)

withDatabases((_dialect, open) => {
  const begin = async () => examsWorld(await open())
  const first = async (attempt: Sitting) => {
    const [item] = await attempt.items()
    if (!item) throw new Error('an attempt has questions')
    return item
  }

  describe('starting', () => {
    test('draws what the blueprint says and sets the one deadline', async () => {
      const world = await begin()
      const attempt = await world.sit(world.omid)
      const view = await attempt.view()
      expect(view.items.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5])
      expect(view).toMatchObject({
        state: 'open',
        number: 1,
        seriesNumber: 1,
        holds: true,
        deadlineAt: world.now() + LIMIT,
        deadlineCauses: [{ code: 'limit', minutes: 40 }],
        nextSequence: 1,
      })
      expect(await world.steps(attempt.id)).toEqual(['started'])
    })

    test('twice leads to one attempt', async () => {
      const world = await begin()
      const attempt = await world.sit(world.omid)
      expect(await world.start(world.omid)).toEqual({
        started: false,
        decision: { allow: false, reason: 'open-attempt', attemptId: attempt.id },
      })
      expect(await world.rows('attempts')).toHaveLength(1)
    })

    test('by the same click sent twice holds what the first one started', async () => {
      const world = await begin()
      const holder = crypto.randomUUID()
      const once = await world.start(world.omid, 'associate', { holder })
      const again = await world.start(world.omid, 'associate', { holder })
      expect(once).toMatchObject({ started: true, holder })
      expect(again).toEqual(once)
      expect(await world.start(world.omid, 'associate', { holder: crypto.randomUUID() })).toMatchObject({
        started: false,
      })
    })

    test('fifty times at once leads to one attempt with one set of questions', async () => {
      const world = await begin()
      const outcomes = await Promise.all(fifty.map(() => world.start(world.omid)))
      const ids = new Set(
        outcomes.map((one) => (one.started ? one.attemptId : 'attemptId' in one.decision && one.decision.attemptId)),
      )
      expect(outcomes.filter(({ started }) => started)).toHaveLength(1)
      expect(ids.size).toBe(1)
      expect(await world.rows('attempts')).toHaveLength(1)
      expect(await world.rows('attempt_items')).toHaveLength(5)
    })

    test('gives a second attempt the questions that were not seen', async () => {
      const world = await begin()
      const one = await world.sit(world.omid)
      const seen = (await one.items()).map(({ delivery }) => JSON.stringify(delivery.stem))
      await one.submit()
      world.pass(24 * 60 * MINUTE)
      const two = await world.sit(world.omid)
      for (const { delivery } of await two.items()) expect(seen).not.toContain(JSON.stringify(delivery.stem))
    })
  })

  describe('saving', () => {
    test('acknowledges what it kept, and shows it when the page is opened again', async () => {
      const world = await begin()
      const attempt = await world.sit(world.omid)
      expect(await attempt.answerAll(true)).toMatchObject({ saved: true, savedAt: world.now() })
      const view = await attempt.view()
      expect(view.items.every(({ answered, savedAt }) => answered && savedAt === world.now())).toBe(true)
      expect(view.nextSequence).toBe(6)
    })

    test('tried again changes nothing', async () => {
      const world = await begin()
      const attempt = await world.sit(world.omid)
      const { id: item } = await first(attempt)
      const step = { item, sequence: 1, response: { choice: '1' }, flagged: true }
      const response =
        (await first(attempt)).delivery.type === 'single-choice'
          ? step.response
          : { text: 'a', choices: ['1'], value: true }
      await attempt.save([{ ...step, response }])
      const again = await attempt.save([{ ...step, response }])
      expect(again).toMatchObject({ saved: true, verdicts: [{ item, sequence: 1, verdict: 'repeated' }] })
      expect(await world.rows('response_steps')).toHaveLength(1)
      expect((await first(attempt)).flagged).toBe(true)
    })

    test('an older number never replaces a newer one, nor does the same number with another answer', async () => {
      const world = await begin()
      const attempt = await world.sit(world.omid)
      const textItem = (await attempt.items()).find(
        ({ delivery }) => delivery.type === 'numeric' || delivery.type === 'short-answer',
      )
      const item = textItem?.id ?? ''
      await attempt.save([{ item, sequence: 9, response: { text: 'newest' } }])
      const verdicts = await attempt.save([
        { item, sequence: 8, response: { text: 'older' } },
        { item, sequence: 9, response: { text: 'another' } },
      ])
      expect(verdicts).toMatchObject({ verdicts: [{ verdict: 'older' }, { verdict: 'older' }] })
      const kept = (await attempt.items()).find(({ id }) => id === item)
      expect(kept?.response).toEqual({ text: 'newest' })
    })

    test('keeps what it can read and names the rest', async () => {
      const world = await begin()
      const attempt = await world.sit(world.omid)
      const items = await attempt.items()
      const choice = items.find(({ delivery }) => delivery.type === 'true-false')
      const saved = await attempt.save([
        { item: choice?.id ?? '', sequence: 1, response: { value: true } },
        { item: items.find((one) => one !== choice)?.id ?? '', sequence: 2, response: 'not an answer' },
        { item: 'no-such-item', sequence: 3, response: { value: true } },
      ])
      expect(saved.saved && saved.verdicts.map(({ verdict }) => verdict)).toEqual([
        'kept',
        'unreadable',
        'unknown-item',
      ])
    })

    test.each([{ text: null }, { text: 5 }, { text: {} }, { choices: 7 }, null, 'text'])(
      'an answer that is none (%j) does not take the rest of its batch with it',
      async (response) => {
        const world = await begin()
        const attempt = await world.sit(world.omid)
        const items = await attempt.items()
        const steps = items.map(({ id, delivery }, index) => ({
          item: id,
          sequence: index + 1,
          response: delivery.type === 'true-false' ? { value: true } : response,
        }))
        const saved = await attempt.save(steps)
        expect(saved.saved && saved.verdicts.map(({ verdict }) => verdict)).toEqual(
          items.map(({ delivery }) => (delivery.type === 'true-false' ? 'kept' : 'unreadable')),
        )
        expect(await world.rows('response_steps')).toHaveLength(1)
      },
    )

    test('steps of one batch count in their order', async () => {
      const world = await begin()
      const attempt = await world.sit(world.omid)
      const item = (await attempt.items()).find(({ delivery }) => delivery.type === 'true-false')?.id ?? ''
      await attempt.save([
        { item, sequence: 1, response: { value: true } },
        { item, sequence: 2, response: { value: false } },
        { item, sequence: 3, response: { value: null } },
      ])
      expect((await attempt.items()).find(({ id }) => id === item)).toMatchObject({
        response: { value: null },
        answered: false,
      })
      expect(await world.rows('response_steps')).toHaveLength(3)
    })

    test('fifty saves at once of one question leave the highest number', async () => {
      const world = await begin()
      const attempt = await world.sit(world.omid)
      const item = (await attempt.items()).find(({ delivery }) => delivery.type === 'true-false')?.id ?? ''
      await Promise.all(
        fifty.map((index) => attempt.save([{ item, sequence: index + 1, response: { value: index === 49 } }])),
      )
      expect((await attempt.items()).find(({ id }) => id === item)).toMatchObject({
        sequence: 50,
        response: { value: true },
      })
    })
  })

  describe('a second device', () => {
    test('sees that the attempt is open elsewhere, takes over, and the first is refused', async () => {
      const world = await begin()
      const attempt = await world.sit(world.omid)
      await attempt.answerAll(false)
      world.pass(SECOND)
      const taken = await takeOverAttempt(world.as(world.omid), { attempt: attempt.id })
      expect(taken.takenOver).toBe(true)
      const holder = taken.takenOver ? taken.holder : ''
      expect((await attempt.view()).holds).toBe(false)
      const item = (await attempt.items()).find(({ delivery }) => delivery.type === 'true-false')?.id ?? ''
      const step = { item, sequence: 100, response: { value: true } }
      expect(await attempt.save([step])).toEqual({ saved: false, reason: 'taken-over' })
      expect(await attempt.save([step], holder)).toMatchObject({ saved: true })
      expect(await world.steps(attempt.id)).toEqual(['started', 'taken-over'])
      expect(await world.signals('attempt-taken-over')).toEqual([
        { topic: `person:${world.omid.id}`, data: { attempt: attempt.id, since: world.now() } },
      ])
    })

    test('cannot take over what has ended', async () => {
      const world = await begin()
      const attempt = await world.sit(world.omid)
      await attempt.submit()
      expect(await takeOverAttempt(world.as(world.omid), { attempt: attempt.id })).toEqual({
        takenOver: false,
        reason: 'ended',
      })
    })
  })

  describe('submitting', () => {
    test('marks what is saved and tells of it once', async () => {
      const world = await begin()
      const attempt = await world.sit(world.omid)
      await attempt.answerAll(true)
      world.pass(MINUTE)
      await attempt.submit()
      const result = await viewResult(world.as(world.omid), { attempt: attempt.id })
      expect(result).toMatchObject({
        submittedAt: world.now(),
        closedBy: 'learner',
        score: { passed: true, share: '1/1' },
      })
      expect(await world.events()).toMatchObject([
        {
          name: 'exams.attempt-closed',
          attemptId: attempt.id,
          personId: world.omid.id,
          certificationSlug: 'integration-associate',
          passed: true,
          share: '1/1',
          closedBy: 'learner',
        },
      ])
    })

    test('fifty times at once gives one result and one event', async () => {
      const world = await begin()
      const attempt = await world.sit(world.omid)
      await attempt.answerAll(true)
      world.pass(SECOND)
      await Promise.all(fifty.map(() => attempt.submit()))
      expect(await world.rows('results')).toHaveLength(1)
      expect(await world.events()).toHaveLength(1)
      expect(await world.steps(attempt.id)).toEqual(['started', 'submitted'])
    })

    test('cannot be followed by a save, from whatever page', async () => {
      const world = await begin()
      const attempt = await world.sit(world.omid)
      const item = await first(attempt)
      await attempt.submit()
      const step = { item: item.id, sequence: 1, response: null }
      expect(await attempt.save([step])).toEqual({ saved: false, reason: 'submitted' })
      expect(await attempt.save([step], 'another')).toEqual({ saved: false, reason: 'submitted' })
    })

    test('saves and a submit at once lose no acknowledged answer: each newest one is what was marked', async () => {
      const world = await begin()
      const attempt = await world.sit(world.omid)
      const items = await attempt.items()
      const steps = Array.from({ length: 60 }, (_, index) => {
        const item = items[index % items.length]
        if (!item) throw new Error('an attempt has questions')
        const isRight = index % 7 < 4
        return { item: item.id, sequence: index + 1, response: responseTo(item.delivery, isRight), isRight }
      })
      const acknowledged: typeof steps = []
      const save = async (step: (typeof steps)[number]) => {
        const { isRight: _, ...sent } = step
        const saved = await attempt.save([sent])
        if (saved.saved && saved.verdicts[0]?.verdict === 'kept') acknowledged.push(step)
      }
      const [first, ...others] = steps
      if (first) await save(first)
      const before = others.splice(0, 30).map(save)
      await Promise.all([...before, attempt.submit(), ...others.map(save)])

      expect(acknowledged.length).toBeGreaterThan(0)
      expect(await world.rows('response_steps')).toHaveLength(acknowledged.length)
      const [result] = await world.rows('results')
      const marked = JSON.parse(result?.items ?? '[]') as { itemId: string; outcome: string }[]
      const newest = new Map(
        acknowledged.sort((a, b) => a.sequence - b.sequence).map(({ item, isRight }) => [item, isRight]),
      )
      expect(marked.map(({ itemId, outcome }) => [itemId, outcome])).toEqual(
        items.map(({ id }) => {
          const isRight = newest.get(id)
          return [id, isRight === undefined ? 'not-answered' : isRight ? 'right' : 'wrong']
        }),
      )
    })

    test('from a place that may not write changes nothing, in time and in the grace', async () => {
      const world = await begin()
      const attempt = await world.sit(world.omid)
      for (const other of [null, crypto.randomUUID()])
        expect(await attempt.submit(other)).toEqual({ outcome: 'taken-over' })
      world.pass(LIMIT + SECOND)
      expect(await attempt.submit(null)).toEqual({ outcome: 'waiting' })
      expect(await takeOverAttempt(world.as(world.omid), { attempt: attempt.id })).toMatchObject({ takenOver: false })

      const saved = await attempt.answerAll(true)
      expect(saved.saved && saved.verdicts.every(({ verdict }) => verdict === 'kept')).toBe(true)
      world.pass(GRACE_MS + 5 * SECOND)
      expect(await attempt.submit(null)).toEqual({ outcome: 'ended' })
      expect(await viewResult(world.as(world.omid), { attempt: attempt.id })).toMatchObject({
        closedBy: 'deadline',
        score: { passed: true },
      })
    })

    test('again is answered the same wherever it comes from', async () => {
      const world = await begin()
      const attempt = await world.sit(world.omid)
      for (const from of [attempt.holder, attempt.holder, null]) {
        expect(await attempt.submit(from)).toEqual({ outcome: 'ended' })
      }
      expect(await world.rows('results')).toHaveLength(1)
    })
  })

  describe('the deadline', () => {
    test('lets a save in the grace count, keeps a later one without counting it', async () => {
      const world = await begin()
      const attempt = await world.sit(world.omid)
      const [one, two] = (await attempt.items()).filter(({ delivery }) => delivery.type !== 'multiple-response')
      const answer = (item = one) => ({ item: item?.id ?? '', response: { choice: '1', value: true, text: 'x' } })
      world.pass(LIMIT + GRACE_MS)
      expect(await attempt.save([{ ...answer(one), sequence: 1 }])).toMatchObject({ verdicts: [{ verdict: 'kept' }] })
      world.pass(1)
      expect(await attempt.save([{ ...answer(two), sequence: 2 }])).toMatchObject({
        verdicts: [{ verdict: 'kept-late' }],
      })
      const items = await attempt.items()
      expect(items.find(({ id }) => id === one?.id)?.answered).toBe(true)
      expect(items.find(({ id }) => id === two?.id)?.answered).toBe(false)
    })

    test('is kept by the sweeper, from what is saved, after the grace and not before', async () => {
      const world = await begin()
      const attempt = await world.sit(world.omid)
      await attempt.answerAll(true)
      const deadline = world.now() + LIMIT
      world.pass(LIMIT + GRACE_MS)
      expect(await sweepAttempts(world.system())).toBe(0)
      world.pass(5 * SECOND)
      expect(await sweepAttempts(world.system())).toBe(1)
      expect(await sweepAttempts(world.system())).toBe(0)
      expect(await viewResult(world.as(world.omid), { attempt: attempt.id })).toMatchObject({
        submittedAt: deadline,
        closedBy: 'deadline',
        score: { passed: true },
      })
      expect(await world.events()).toMatchObject([{ closedBy: 'deadline', submittedAt: deadline }])
      expect(await world.signals('attempt-closed')).toEqual([
        { topic: `person:${world.omid.id}`, data: { attempt: attempt.id } },
      ])
    })

    test('ends a submit that comes in the grace or after it, at its own time', async () => {
      const world = await begin()
      const [mine, theirs] = [await world.sit(world.omid), await world.sit(world.lena)]
      const deadline = world.now() + LIMIT
      world.pass(LIMIT + SECOND)
      await mine.submit()
      world.pass(GRACE_MS)
      await theirs.submit()
      expect(await viewResult(world.as(world.omid), { attempt: mine.id })).toMatchObject({
        submittedAt: deadline,
        closedBy: 'deadline',
      })
      expect(await viewResult(world.as(world.lena), { attempt: theirs.id })).toMatchObject({
        submittedAt: deadline,
        closedBy: 'deadline',
      })
    })

    test('what came late is shown as such beside what counted, until it is too late to be kept', async () => {
      const world = await begin()
      const attempt = await world.sit(world.omid)
      const item = (await attempt.items()).find(({ delivery }) => delivery.type === 'short-answer')
      const answer = (sequence: number, text: string) =>
        attempt.save([{ item: item?.id ?? '', sequence, response: { text } }])
      await answer(1, 'in time')
      world.pass(LIMIT + GRACE_MS + 5 * SECOND)
      await sweepAttempts(world.system())
      await answer(2, 'first late')
      await answer(3, 'second late')
      for (const who of [world.omid, world.examiner]) {
        expect(await viewResult(world.as(who), { attempt: attempt.id })).toMatchObject({ late: 1 })
        const { items } = await viewAnswers(world.as(who), { attempt: attempt.id })
        expect(items.map(({ late }) => late).filter((late) => late !== null)).toEqual([[{ text: 'second late' }]])
        expect(items.find(({ number }) => number === item?.number)?.review.given).toEqual([{ text: 'in time' }])
      }
      world.pass(LATE_MS)
      expect(await answer(4, 'far too late')).toEqual({ saved: false, reason: 'too-late' })
      expect(await world.rows('response_steps')).toHaveLength(3)
    })

    test('what comes after it closed is kept from its own place, and never marked', async () => {
      const world = await begin()
      const attempt = await world.sit(world.omid)
      const item = (await attempt.items()).find(({ delivery }) => delivery.type === 'true-false')
      world.pass(LIMIT + GRACE_MS + 5 * SECOND)
      await sweepAttempts(world.system())
      const step = { item: item?.id ?? '', sequence: 1, response: { value: true } }
      expect(await attempt.save([step])).toMatchObject({ verdicts: [{ verdict: 'kept-late' }] })
      expect(await viewResult(world.as(world.omid), { attempt: attempt.id })).toMatchObject({ score: { mark: '0/1' } })
    })

    test('reaches more attempts than one batch, and one that cannot be marked holds none up', async () => {
      const world = await begin()
      const broken = await world.sit(world.omid)
      const sound = await world.sit(world.lena)
      await world.handle.db
        .updateTable('attempt_items')
        .set({ option_ids: 'not json' })
        .where('attempt_id', '=', broken.id)
        .execute()
      world.pass(LIMIT + GRACE_MS + 5 * SECOND)
      expect(await sweepAttempts(world.system())).toBe(1)
      expect((await sound.view()).state).toBe('closed')
      expect(await world.rows('results')).toHaveLength(1)
    })
  })
})
