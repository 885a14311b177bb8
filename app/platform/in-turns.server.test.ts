import { expect, test } from 'vitest'
import { inTurns } from './in-turns.server'

test('others come to work between the turns', async () => {
  let others = false
  setImmediate(() => {
    others = true
  })
  function* work() {
    let steps = 0
    while (!others) {
      steps++
      yield
    }
    return steps
  }
  // Work that gave way to nobody would never end.
  expect(await inTurns(work())).toBeGreaterThan(0)
})

test('what goes wrong in the work is thrown', async () => {
  await expect(
    inTurns(
      // biome-ignore lint/correctness/useYield: it fails before its first turn
      (function* () {
        throw new Error('it went wrong')
      })(),
    ),
  ).rejects.toThrow('it went wrong')
})
