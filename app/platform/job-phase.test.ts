import { expect, test } from 'vitest'
import { type JobPhase, jobPhase } from './job-phase'

const row = { state: 'ready' as const, attempts: 0, runAt: 1_000, leasedUntil: null }

test.each<[string, Parameters<typeof jobPhase>[0], JobPhase]>([
  ['its time has come', row, 'due'],
  ['its time comes later', { ...row, runAt: 1_001 }, 'scheduled'],
  ['a worker has it', { ...row, attempts: 1, leasedUntil: 1_000 }, 'running'],
  ['the worker that had it has gone', { ...row, attempts: 1, leasedUntil: 999 }, 'retrying'],
  ['it failed and waits', { ...row, attempts: 2, runAt: 9_000 }, 'retrying'],
  ['it used up its tries', { ...row, state: 'dead', attempts: 8 }, 'dead'],
  ['it is done', { ...row, state: 'done', attempts: 1 }, 'done'],
])('%s', (_what, job, phase) => {
  expect(jobPhase(job, 1_000)).toBe(phase)
})
