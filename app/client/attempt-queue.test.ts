import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Entry, newestOf, planReplay, withoutAcknowledged } from './attempt-queue'

const entry = (item: string, sequence: number, of: Partial<Entry> = {}): Entry => ({
  attempt: 'a',
  item,
  sequence,
  base: 0,
  holder: 'mine',
  response: { choice: String(sequence) },
  flagged: false,
  ...of,
})
const entries = fc.uniqueArray(
  fc.record({ item: fc.constantFrom('q1', 'q2', 'q3'), sequence: fc.integer({ min: 1, max: 30 }) }),
  { selector: ({ item, sequence }) => `${item} ${sequence}` },
)
const made = entries.map((list) => list.map(({ item, sequence }) => entry(item, sequence)))

describe('a queue of changes', () => {
  test('sends the newest of each question, in the order of their numbers', () => {
    const queue = [entry('q1', 1), entry('q2', 2), entry('q1', 3)]
    expect(newestOf(queue).map(({ item, sequence }) => [item, sequence])).toEqual([
      ['q2', 2],
      ['q1', 3],
    ])
  })

  test('forgets what is acknowledged and what that replaced, and keeps what came after', () => {
    const queue = [entry('q1', 1), entry('q1', 3), entry('q1', 5), entry('q2', 2)]
    const rest = withoutAcknowledged(queue, [{ item: 'q1', sequence: 3 }])
    expect(rest.map(({ item, sequence }) => [item, sequence])).toEqual([
      ['q1', 5],
      ['q2', 2],
    ])
  })

  test('is empty once the newest of each question is acknowledged', () => {
    fc.assert(fc.property(made, (queue) => withoutAcknowledged(queue, newestOf(queue)).length === 0))
  })

  test('never forgets the newest change of a question for an older acknowledgement', () => {
    fc.assert(
      fc.property(made, fc.integer({ min: 1, max: 30 }), (queue, sequence) => {
        const rest = withoutAcknowledged(queue, [{ item: 'q1', sequence }])
        for (const newest of newestOf(queue)) {
          if (newest.item !== 'q1' || newest.sequence > sequence) expect(rest).toContain(newest)
        }
      }),
    )
  })
})

describe('what an earlier page left behind', () => {
  const server = (saved: Record<string, number>, holder = 'mine') => ({
    holder,
    nextSequence: Math.max(0, ...Object.values(saved)) + 1,
    items: new Map(Object.entries(saved)),
  })
  const numbers = (list: readonly Entry[]) => list.map(({ item, sequence }) => [item, sequence])

  test('is sent as it is by the same holder', () => {
    const plan = planReplay([entry('q1', 4), entry('q1', 6), entry('q2', 5)], server({ q1: 3, q2: 0 }))
    expect(numbers(plan.send)).toEqual([
      ['q2', 5],
      ['q1', 6],
    ])
    expect(plan.nextSequence).toBe(7)
    expect(numbers(plan.forget)).toEqual([['q1', 4]])
  })

  test('is forgotten when only the acknowledgement was lost', () => {
    const plan = planReplay([entry('q1', 4)], server({ q1: 4 }))
    expect([plan.send, plan.outdated]).toEqual([[], []])
    expect(numbers(plan.forget)).toEqual([['q1', 4]])
  })

  test('is sent under new numbers after a take-over, where nobody answered meanwhile', () => {
    const left = entry('q1', 4, { base: 2 })
    const plan = planReplay([left], server({ q1: 2, q2: 9 }, 'new'))
    expect(plan.send).toEqual([{ ...left, sequence: 10, holder: 'new' }])
    expect(numbers(plan.forget)).toEqual([['q1', 4]])
    expect(plan.nextSequence).toBe(11)
  })

  test('gives way after a take-over to a newer answer, even one with a lower number', () => {
    const plan = planReplay([entry('q1', 40, { base: 2 })], server({ q1: 3 }, 'new'))
    expect(plan.send).toEqual([])
    expect(numbers(plan.outdated)).toEqual([['q1', 40]])
  })

  test('counts its own answer, saved without an acknowledgement, as its own', () => {
    const left = [entry('q1', 4, { base: 2 }), entry('q1', 5, { base: 2 })]
    const plan = planReplay(left, server({ q1: 4 }, 'new'))
    expect(numbers(plan.send)).toEqual([['q1', 6]])
    expect(plan.outdated).toEqual([])
  })

  test('of a question that the attempt does not have is forgotten', () => {
    expect(planReplay([entry('other', 4)], server({ q1: 0 })).send).toEqual([])
  })

  test('whatever it is, numbers that are sent are news to the server and used once', () => {
    const saved = fc.record({ q1: fc.nat({ max: 40 }), q2: fc.nat({ max: 40 }), q3: fc.nat({ max: 40 }) })
    fc.assert(
      fc.property(made, saved, fc.constantFrom('mine', 'new'), (queue, kept, holder) => {
        const known = server(kept, holder)
        const plan = planReplay(queue, known)
        for (const { item, sequence } of plan.send) expect(sequence).toBeGreaterThan(known.items.get(item) ?? 0)
        for (const { sequence } of plan.send) expect(plan.nextSequence).toBeGreaterThan(sequence)
        for (const one of queue) expect(plan.send.includes(one) || plan.forget.includes(one)).toBe(true)
      }),
    )
  })
})
