import { describe, expect, test } from 'vitest'
import type { Entry } from './attempt-queue'
import { retryDelay } from './attempt-retry'
import { createSender, type Outcome } from './attempt-sender'

const entry = (item: string, sequence: number): Entry => ({
  attempt: 'a',
  item,
  sequence,
  base: 0,
  holder: 'mine',
  response: null,
  flagged: false,
})
const saved = (batch: readonly Entry[]): Outcome => ({
  kind: 'saved',
  savedAt: 1,
  verdicts: batch.map(({ item, sequence }) => ({ item, sequence, verdict: 'kept' })),
  readBacks: {},
})

/** A sender whose server answers as told, and whose timers run when told. */
function rig(...answers: (Outcome | 'saved' | 'lost')[]) {
  const sent: string[][] = []
  const kept = new Set<string>()
  const timers: { work: () => void; ms: number }[] = []
  const name = ({ item, sequence }: Entry) => `${item}:${sequence}`
  const sender = createSender({
    async send(batch) {
      sent.push(batch.map(name))
      const answer = answers.shift() ?? 'saved'
      if (answer === 'lost') throw new TypeError('network')
      return answer === 'saved' ? saved(batch) : answer
    },
    keep: (one) => kept.add(name(one)),
    forget: (gone) => {
      for (const one of gone) kept.delete(name(one))
    },
    onOutcome: () => {},
    onChange: () => {},
    wait: (work, ms) => timers.push({ work, ms }),
    chance: () => 0.5,
  })
  const settle = () => new Promise((resolve) => setTimeout(resolve))
  return { sender, sent, kept, timers, settle }
}

describe('sending', () => {
  test('a change is kept before it is sent, and forgotten only when it is saved', async () => {
    const { sender, sent, kept, settle } = rig()
    sender.add(entry('q1', 1))
    expect([...kept]).toEqual(['q1:1'])
    await settle()
    expect(sent).toEqual([['q1:1']])
    expect([...kept]).toEqual([])
    expect(sender.state).toBe('idle')
  })

  test('what changes while a batch is on its way follows in one batch', async () => {
    const { sender, sent, settle } = rig()
    sender.add(entry('q1', 1))
    sender.add(entry('q1', 2))
    sender.add(entry('q2', 3))
    await settle()
    expect(sent).toEqual([['q1:1'], ['q1:2', 'q2:3']])
  })

  test('what is typed is kept with every key and sent when the typing rests', async () => {
    const { sender, sent, kept, timers, settle } = rig()
    for (const key of [1, 2, 3]) {
      sender.add(entry('q1', key), 400)
      expect([...kept]).toEqual([`q1:${key}`])
    }
    await settle()
    expect(sent).toEqual([])
    for (const { work } of timers) work()
    await settle()
    expect([sent, kept.size, sender.pending.length]).toEqual([[['q1:3']], 0, 0])
  })

  test('whoever types without a rest has it sent now and then all the same', async () => {
    const { sender, sent, timers, settle } = rig()
    for (const key of [1, 2, 3]) sender.add(entry('q1', key), 400)
    const [longest] = timers.filter(({ ms }) => ms > 400)
    longest?.work()
    await settle()
    expect(sent).toEqual([['q1:3']])
  })

  test('what may have reached the server is kept until it says so, whatever is typed after it', async () => {
    const { sender, sent, kept, settle } = rig('lost')
    sender.add(entry('q1', 1))
    await settle()
    sender.add(entry('q1', 2))
    sender.add(entry('q1', 3))
    expect([...kept]).toEqual(['q1:1', 'q1:3'])
    await sender.flush()
    await settle()
    expect([sent, kept.size]).toEqual([[['q1:1'], ['q1:3']], 0])
  })

  test('a request holds no more than the server reads', async () => {
    const { sender, sent, settle } = rig('lost')
    const long = (item: string, sequence: number) => ({
      ...entry(item, sequence),
      response: { text: 'x'.repeat(200_000) },
    })
    sender.add(entry('q0', 1))
    sender.add(long('q1', 2))
    sender.add(long('q2', 3))
    await settle()
    await sender.flush()
    await settle()
    expect(sent).toEqual([['q0:1'], ['q0:1', 'q1:2'], ['q2:3']])
  })

  test('without a connection everything is kept and tried again, later and later', async () => {
    const { sender, sent, kept, timers, settle } = rig('lost', 'lost', 'saved')
    sender.add(entry('q1', 1))
    await settle()
    expect(sender.state).toBe('unreachable')
    sender.add(entry('q2', 2))
    expect([...kept]).toEqual(['q1:1', 'q2:2'])
    timers[0]?.work()
    await settle()
    timers[1]?.work()
    await settle()
    expect(timers.map(({ ms }) => ms)).toEqual([1_000, 2_000])
    expect(sent.at(-1)).toEqual(['q1:1', 'q2:2'])
    expect([kept.size, sender.pending.length]).toEqual([0, 0])
  })

  test('a server that is busy is asked again when it says, not before', async () => {
    const { sender, timers, kept, settle } = rig({ kind: 'busy', retryAfterSeconds: 5 })
    sender.add(entry('q1', 1))
    await settle()
    expect(sender.state).toBe('busy')
    expect(timers[0]?.ms).toBe(5_000)
    expect(kept.size).toBe(1)
  })

  test('a connection that is back is used at once, and the old timer then does nothing', async () => {
    const { sender, sent, timers, settle } = rig('lost')
    sender.add(entry('q1', 1))
    await settle()
    await sender.flush()
    timers[0]?.work()
    await settle()
    expect(sent).toHaveLength(2)
  })

  test('a refusal stops it; what was not saved stays in the browser', async () => {
    const { sender, sent, kept, settle } = rig({ kind: 'refused', reason: 'taken-over' })
    sender.add(entry('q1', 1))
    await settle()
    sender.add(entry('q1', 2))
    await sender.flush()
    expect(sender.state).toBe('stopped')
    expect(sent).toHaveLength(1)
    expect([...kept]).toEqual(['q1:1', 'q1:2'])
  })

  test('what the server cannot read is not sent for ever', async () => {
    const { sender, kept, settle } = rig({ kind: 'rejected' })
    sender.add(entry('q1', 1))
    await settle()
    expect([sender.state, kept.size]).toEqual(['idle', 0])
  })

  test('changes left by an earlier page are sent without being kept again', async () => {
    const { sender, sent, kept, settle } = rig()
    sender.resume([entry('q1', 4), entry('q2', 5)])
    await settle()
    expect(sent).toEqual([['q1:4', 'q2:5']])
    expect(kept.size).toBe(0)
  })
})

describe('waiting until everything is sent', () => {
  test('is over at once when nothing is left', async () => {
    await expect(rig().sender.drained()).resolves.toBeUndefined()
  })

  test('is over when the last change is saved, not before', async () => {
    const { sender, timers, settle } = rig('lost', 'saved')
    sender.add(entry('q1', 1))
    let isOver = false
    const waiting = sender.drained().then(() => {
      isOver = true
    })
    await settle()
    expect(isOver).toBe(false)
    timers[0]?.work()
    await waiting
    expect(isOver).toBe(true)
  })

  test('is over when nothing can be sent any more', async () => {
    const { sender } = rig({ kind: 'refused', reason: 'submitted' })
    sender.add(entry('q1', 1))
    await sender.drained()
    expect(sender.state).toBe('stopped')
  })
})

test('the wait before another try doubles up to 20 s, spread by a quarter', () => {
  expect([1, 2, 3, 4, 5, 6, 60].map((failures) => retryDelay(failures, 0.5))).toEqual([
    1_000, 2_000, 4_000, 8_000, 16_000, 20_000, 20_000,
  ])
  expect([retryDelay(1, 0), retryDelay(1, 1)]).toEqual([750, 1_250])
  expect(retryDelay(1, 0.5, 30)).toBe(30_000)
})
