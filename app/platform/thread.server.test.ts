import { describe, expect, it } from 'vitest'
import { inThread, standingThread, ThreadFailed } from './thread.server'

type Question = 'count' | 'throw' | 'end' | 'sleep'

const source = new URL('../../test/threads/counting.ts', import.meta.url)
const PATIENT = { timeoutMs: 60_000 }

const reasonOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'answered',
    (error) => (error instanceof ThreadFailed ? error.reason : error),
  )

describe('a thread for one question', () => {
  it('knows nothing of the question before', async () => {
    expect(await inThread<Question, never, number>(source, 'count', PATIENT)).toBe(1)
    expect(await inThread<Question, never, number>(source, 'count', PATIENT)).toBe(1)
  })

  it('says why there is no answer', async () => {
    expect(await reasonOf(inThread(source, 'throw', PATIENT))).toBe('failed')
    expect(await reasonOf(inThread(source, 'end', PATIENT))).toBe('failed')
    expect(await reasonOf(inThread(source, 'sleep', { timeoutMs: 50 }))).toBe('timed-out')
    const given = new AbortController()
    const stopped = reasonOf(inThread(source, 'sleep', { ...PATIENT, signal: given.signal }))
    given.abort()
    expect(await stopped).toBe('stopped')
    expect(await reasonOf(inThread(source, 'count', { ...PATIENT, signal: given.signal }))).toBe('stopped')
  })
})

describe('a standing thread', () => {
  it('is the same for questions that come together, each with its own answer', async () => {
    const ask = standingThread<Question, number>(source, { ...PATIENT, idleMs: 60_000 })
    expect(await Promise.all([ask('count'), ask('count'), ask('count')])).toEqual([1, 2, 3])
  })

  it.each(['throw', 'end'] as const)('is another one after a failure (%s), which is told to who asked', async (how) => {
    const ask = standingThread<Question, number>(source, { ...PATIENT, idleMs: 60_000 })
    const answers = [ask('count'), reasonOf(ask(how)), ask('count')]
    expect(await Promise.all(answers)).toEqual([1, 'failed', 1])
  })

  it('ends when nobody asks', async () => {
    const ask = standingThread<Question, number>(source, { ...PATIENT, idleMs: 0 })
    expect(await ask('count')).toBe(1)
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(await ask('count')).toBe(1)
  })
})
