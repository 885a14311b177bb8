import { describe, expect, test } from 'vitest'
import { answerField } from '~/areas/exams/delivery/answer-field'
import type { AttemptItem } from '~/areas/exams/delivery/attempt-view'
import { savePage } from '~/areas/exams/delivery/save-page.server'
import { takeOverAttempt } from '~/areas/exams/delivery/take-over-attempt.server'
import { readPageForm } from '~/routes/learn/page-form.server'
import { withDatabases } from '../databases'
import { examsWorld, SECOND, type Sitting } from './exams-world'

withDatabases((_dialect, open) => {
  async function begin() {
    const world = await examsWorld(await open())
    const attempt = await world.sit(world.omid)
    const items = await attempt.items()
    const of = (type: string): AttemptItem => {
      const item = items.find(({ delivery }) => delivery.type === type)
      if (!item) throw new Error(`no ${type}`)
      return item
    }
    const send = (
      fields: [string, string][],
      sequence: number | string = 1,
      shown = items,
      holder = attempt.holder,
    ) => {
      const data = new FormData()
      data.append('holder', holder)
      data.append('sequence', String(sequence))
      for (const { id } of shown) data.append('item', id)
      for (const [name, value] of fields) data.append(name, value)
      return savePage(world.as(world.omid), readPageForm(attempt.id, data, '2').form)
    }
    return { world, attempt, items, of, send }
  }
  const kept = async (attempt: Sitting, item: AttemptItem) => (await attempt.items()).find(({ id }) => id === item.id)
  const field = (item: AttemptItem, part = '') => answerField(item.id) + part

  describe('a page sent as a form', () => {
    test('keeps every kind of answer', async () => {
      const { attempt, of, send } = await begin()
      const saved = await send([
        [field(of('single-choice')), '2'],
        [field(of('multiple-response')), '1'],
        [field(of('multiple-response')), '3'],
        [field(of('true-false')), 'false'],
        [field(of('numeric')), '7,58'],
        [field(of('numeric'), '.unit'), 'h'],
        [field(of('short-answer')), 'Retry-After'],
      ])
      expect(saved).toMatchObject({ saved: true, stale: [], unreadable: [] })
      const responses = Object.fromEntries(
        (await attempt.items()).map(({ delivery, response }) => [delivery.type, response]),
      )
      expect(responses).toEqual({
        'single-choice': { choice: '2' },
        'multiple-response': { choices: ['1', '3'] },
        'true-false': { value: false },
        numeric: { text: '7,58', unit: 'h' },
        'short-answer': { text: 'Retry-After' },
      })
    })

    test('sent twice, or after the page’s script saved the same, adds nothing', async () => {
      const { world, attempt, of, send } = await begin()
      const answer: [string, string][] = [[field(of('true-false')), 'true']]
      await send(answer)
      await send(answer)
      await attempt.save([{ item: of('true-false').id, sequence: 7, response: { value: true } }])
      await send(answer, 1)
      expect(await world.rows('response_steps')).toHaveLength(2)
    })

    test('older than what is saved replaces nothing, and hands back what was typed', async () => {
      const { attempt, of, send } = await begin()
      const words = of('short-answer')
      await attempt.save([{ item: words.id, sequence: 9, response: { text: 'newer' } }])
      expect(await send([[field(words), 'older page']], 5)).toMatchObject({
        saved: true,
        stale: [{ item: words.id, response: { text: 'older page' } }],
      })
      expect((await kept(attempt, words))?.response).toEqual({ text: 'newer' })
      expect(await send([[field(words), 'older page']], 10)).toMatchObject({ saved: true, stale: [] })
      expect((await kept(attempt, words))?.response).toEqual({ text: 'older page' })
    })

    test('from a place that was taken over is refused, and hands back what was typed', async () => {
      const { world, attempt, of, send } = await begin()
      world.pass(SECOND)
      await takeOverAttempt(world.as(world.omid), { attempt: attempt.id })
      const words = of('short-answer')
      expect(await send([[field(words), 'typed here']])).toEqual({
        saved: false,
        reason: 'taken-over',
        unsaved: [{ item: words.id, response: { text: 'typed here' }, flagged: false, certainty: null }],
      })
    })

    test('sets and clears a flag, keeps the answers beside it, and does the same when sent twice', async () => {
      const { attempt, of, send } = await begin()
      const words = of('short-answer')
      const flag = (to: 'on' | 'off', sequence: number) =>
        send(
          [
            [field(words), 'kept'],
            ['flag', `${words.id}:${to}`],
          ],
          sequence,
        )
      await flag('on', 1)
      await flag('on', 2)
      expect(await kept(attempt, words)).toMatchObject({ flagged: true, response: { text: 'kept' } })
      await flag('off', 3)
      expect(await kept(attempt, words)).toMatchObject({ flagged: false, response: { text: 'kept' } })
    })
  })

  describe('fields that are missing, doubled or unknown', () => {
    test('blank no answer', async () => {
      const { attempt, items, send } = await begin()
      await attempt.answerAll(true)
      const before = (await attempt.items()).map(({ response }) => response)
      await send(
        [],
        100,
        items.filter(({ delivery }) => delivery.type !== 'multiple-response'),
      )
      await send([], 101, [])
      expect((await attempt.items()).map(({ response }) => response)).toEqual(before)
    })

    test('no box ticked on a page that showed the boxes is an answer', async () => {
      const { attempt, of, send } = await begin()
      await attempt.answerAll(true)
      await send([], 100, [of('multiple-response')])
      expect((await kept(attempt, of('multiple-response')))?.response).toEqual({ choices: [] })
    })

    test('two answers to one question say nothing', async () => {
      const { attempt, of, send } = await begin()
      const item = of('true-false')
      await send([[field(item), 'true']], 1)
      await send(
        [
          [field(item), 'false'],
          [field(item), 'true'],
        ],
        2,
      )
      expect((await kept(attempt, item))?.response).toEqual({ value: true })
    })

    test('questions of nobody, or of another attempt, are passed over', async () => {
      const { world, of, send } = await begin()
      const other = await world.sit(world.lena)
      const theirs = (await other.items()).find(({ delivery }) => delivery.type === 'true-false')
      if (!theirs) throw new Error('an attempt has one of each type')
      await send(
        [
          [field(theirs), 'true'],
          ['answer-nowhere', 'x'],
          ['admin', 'true'],
        ],
        1,
        [theirs, { ...of('numeric'), id: 'nowhere' }],
      )
      expect(await world.rows('response_steps')).toEqual([])
    })

    test('an answer that is too long is named, and the one before stands', async () => {
      const { attempt, of, send } = await begin()
      const words = of('short-answer')
      await send([[field(words), 'before']], 1)
      expect(await send([[field(words), 'x'.repeat(5_000)]], 2)).toMatchObject({ saved: true, unreadable: [words.id] })
      expect((await kept(attempt, words))?.response).toEqual({ text: 'before' })
    })

    const without = (...names: string[]) => {
      const data = new FormData()
      for (const [name, value] of [
        ['holder', 'h'],
        ['sequence', '1'],
      ] as const)
        if (!names.includes(name)) data.append(name, value)
      return data
    }
    test('who sends and in which order must be said exactly once', () => {
      const doubled = without()
      doubled.append('sequence', '2')
      for (const data of [without('holder'), without('sequence'), doubled]) {
        expect(() => readPageForm('a', data, null)).toThrowError('exams.unreadable-save')
      }
      for (const sequence of ['0', '-1', '1.5', 'x', '', '99999999999', '1e999']) {
        const data = without('sequence')
        data.append('sequence', sequence)
        expect(() => readPageForm('a', data, null), sequence).toThrowError('exams.unreadable-save')
      }
    })

    test.each([
      ['review', '/review'],
      ['3', '?page=3'],
      ['//evil.example', ''],
      ['0', ''],
    ])('the way %s leads to %s', (go, way) => {
      const data = without()
      data.append('go', go)
      expect(readPageForm('a', data, null).way).toBe(way)
    })
  })
})
