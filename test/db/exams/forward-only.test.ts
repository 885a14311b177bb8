import { describe, expect, test } from 'vitest'
import { savePage } from '~/areas/exams/delivery/save-page.server'
import { takeOverAttempt } from '~/areas/exams/delivery/take-over-attempt.server'
import { withDatabases } from '../databases'
import { type ExamsWorld, examsWorld, responseTo, type Sitting } from './exams-world'

/** Five questions, two on a page: pages of 2, 2 and 1. */
const FORWARD = { navigation: 'forward-only', questionsPerPage: 2, attemptsAllowed: 5 } as const

withDatabases((_dialect, open) => {
  const begin = async () => {
    const world = await examsWorld(await open())
    await world.exam('forward', FORWARD)
    return { world, attempt: await world.sit(world.omid, 'forward') }
  }
  /** What the page's form sends, without a script, with the button that leads to a page. */
  const sendForm = async (
    world: ExamsWorld,
    attempt: Sitting,
    of: { items: readonly string[]; go: number | null; fields?: Record<string, string>; sequence?: number },
  ) =>
    savePage(world.as(world.omid), {
      attempt: attempt.id,
      holder: attempt.holder,
      sequence: of.sequence ?? 1_000,
      items: of.items,
      go: of.go,
      flag: null,
      fields: {
        get: (name) => of.fields?.[name] ?? null,
        getAll: (name) => (of.fields?.[name] === undefined ? [] : [of.fields[name]]),
      },
    })
  const idsOf = async (world: ExamsWorld, attempt: Sitting) =>
    (await world.rows('attempt_items'))
      .filter((item) => item.attempt_id === attempt.id)
      .sort((a, b) => a.position - b.position)
      .map(({ id }) => id)
  const numbers = (items: readonly { number: number }[]) => items.map(({ number }) => number)

  describe('who goes forward only', () => {
    test('is given the questions of one page, and of the others nothing but their numbers', async () => {
      const { world, attempt } = await begin()
      const ids = await idsOf(world, attempt)
      const view = await attempt.view()
      expect(numbers(view.items)).toEqual([1, 2])
      expect(view.openPage).toBe(1)
      expect(numbers(view.outline)).toEqual([1, 2, 3, 4, 5])
      const sent = JSON.stringify(view)
      for (const id of ids.slice(2)) expect(sent).not.toContain(id)

      await sendForm(world, attempt, { items: ids.slice(0, 2), go: 2 })
      const later = await attempt.view()
      expect(numbers(later.items)).toEqual([3, 4])
      const sentLater = JSON.stringify(later)
      for (const id of [...ids.slice(0, 2), ...ids.slice(4)]) expect(sentLater).not.toContain(id)
      // Both in the same moment of the world's clock.
      expect((await world.steps(attempt.id)).sort()).toEqual(['moved-on', 'started'])
    })

    test('cannot skip a page, go back, or be carried on by a click sent twice', async () => {
      const { world, attempt } = await begin()
      const ids = await idsOf(world, attempt)
      for (const go of [1, 3, 9]) await sendForm(world, attempt, { items: [], go })
      expect((await attempt.view()).openPage).toBe(1)
      await sendForm(world, attempt, { items: ids.slice(0, 2), go: 2 })
      await sendForm(world, attempt, { items: ids.slice(0, 2), go: 2 })
      await sendForm(world, attempt, { items: ids.slice(0, 2), go: 1 })
      expect((await attempt.view()).openPage).toBe(2)
      await sendForm(world, attempt, { items: [], go: 3 })
      await sendForm(world, attempt, { items: [], go: 4 })
      expect((await attempt.view()).openPage).toBe(3)
    })

    test('saves by a script what stands open; what was left behind stands, what comes is not known', async () => {
      const { world, attempt } = await begin()
      const ids = await idsOf(world, attempt)
      const [first, second] = await attempt.items()
      if (!first || !second) throw new Error('a page has questions')
      await attempt.save([{ item: first.id, sequence: 1, response: responseTo(first.delivery, true) }])
      await sendForm(world, attempt, { items: [], go: 2 })
      const saved = await attempt.save([
        { item: first.id, sequence: 2, response: responseTo(first.delivery, false) },
        { item: second.id, sequence: 3, response: responseTo(second.delivery, true) },
        { item: ids[4] ?? '', sequence: 4, response: { text: 'guess' } },
        {
          item: ids[2] ?? '',
          sequence: 5,
          response: (await attempt.items()).map((one) => responseTo(one.delivery, true))[0],
        },
      ])
      expect(saved.saved && saved.verdicts.map(({ verdict }) => verdict)).toEqual([
        'passed',
        'passed',
        'unknown-item',
        'kept',
      ])
      const kept = (await world.rows('response_steps')).filter((row) => row.attempt_id === attempt.id)
      expect(kept.map(({ item_id, sequence }) => [item_id, Number(sequence)])).toEqual([
        [first.id, 1],
        [ids[2], 5],
      ])
    })

    test('changes by a form nothing that was left behind, and is told so', async () => {
      const { world, attempt } = await begin()
      const ids = await idsOf(world, attempt)
      const text = (await attempt.items()).find(({ delivery }) => ['numeric', 'short-answer'].includes(delivery.type))
      // Not every draw opens with a question that is typed; then the attempt goes on to one that is.
      const target = text ?? (await attempt.items())[0]
      if (!target) throw new Error('a page has questions')
      await sendForm(world, attempt, { items: ids.slice(0, 2), go: 2 })
      const fields: Record<string, string> = {
        [`answer-${target.id}`]: target.delivery.type === 'true-false' ? 'true' : '1',
      }
      const saved = await sendForm(world, attempt, {
        items: [target.id, ids[4] ?? ''],
        go: null,
        fields,
        sequence: 2_000,
      })
      expect(saved).toMatchObject({ saved: true, passed: 1, stale: [] })
      expect((await world.rows('response_steps')).filter((row) => row.item_id === target.id)).toEqual([])
    })

    test('goes on from the same page on another device, and from all that was saved at the end', async () => {
      const { world, attempt } = await begin()
      await attempt.answerAll(true)
      await sendForm(world, attempt, { items: [], go: 2 })
      await attempt.answerAll(true)
      const taken = await takeOverAttempt(world.as(world.omid), { attempt: attempt.id })
      if (!taken.takenOver) throw new Error('a running attempt can be taken over')
      expect((await attempt.view()).openPage).toBe(2)
      await attempt.submit(taken.holder)
      const [result] = await world.rows('results')
      expect(result?.mark).toBe('4/1')
    })
  })

  test('whose exam is free is given everything, as before', async () => {
    const { world } = await begin()
    const free = await world.sit(world.lena, 'associate')
    expect((await free.view()).openPage).toBeNull()
    expect(await free.items()).toHaveLength(5)
  })
})
