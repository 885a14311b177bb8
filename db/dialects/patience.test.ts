import { expect, test } from 'vitest'
import { patientWith } from './patience'

const LOCKED = new Error('locked')

/** A store that is locked until a moment, and a clock that only pauses move. */
function rig(lockedUntil: number) {
  let now = 0
  const clock = {
    now: () => now,
    pause: async (ms: number) => {
      now += ms
    },
  }
  const patient = patientWith((error) => error === LOCKED, clock)
  const work = async () => {
    if (now < lockedUntil) throw LOCKED
    return now
  }
  return { attempt: () => patient(work), patient, at: () => now }
}

test('a lock that passes is waited for', async () => {
  const { attempt } = rig(4_000)
  expect(await attempt()).toBeLessThan(4_100)
})

test('a lock that stays is given up after five seconds, and then quickly, until the work succeeds', async () => {
  const { attempt, at } = rig(30_000)
  await expect(attempt()).rejects.toBe(LOCKED)
  const given = at()
  expect(given).toBeGreaterThanOrEqual(5_000)
  expect(given).toBeLessThan(5_100)
  for (let caller = 0; caller < 30; caller++) await expect(attempt()).rejects.toBe(LOCKED)
  expect((at() - given) / 30).toBeLessThan(110)
  while (at() < 30_000) await attempt().catch(() => {})
  expect(await attempt()).toBeGreaterThanOrEqual(30_000)
})

test('any other failure is told at once', async () => {
  const { patient, at } = rig(0)
  await expect(patient(() => Promise.reject(new Error('disk full')))).rejects.toThrow('disk full')
  expect(at()).toBe(0)
})
