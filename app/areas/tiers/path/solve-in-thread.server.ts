import { existsSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { PlanQuestion, Solution } from './plan'

/** Reading the rules, asking the solver (which looks for ten seconds) and starting the thread, in milliseconds. */
const LONGEST = 30_000
const MEMORY_MB = 512

/** Threads take turns: one of a process at a time, so that the others keep the second core. */
let turn: Promise<unknown> = Promise.resolve()

/**
 * Works a plan out in a thread of its own, so that nobody waits for it but who asked. What takes too long or too much
 * memory is `not-found`.
 * @throws what the thread threw, which is a defect
 */
export function solveInThread(question: PlanQuestion): Promise<Solution> {
  const mine = turn.then(() => solve(question))
  turn = mine.catch(() => undefined)
  return mine
}

function solve(question: PlanQuestion): Promise<Solution> {
  const worker = new Worker(workerFile(), {
    workerData: question,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  })
  // Nobody waits for it when the process ends.
  worker.unref()
  const timer = setTimeout(() => worker.terminate(), LONGEST)
  return new Promise<Solution>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve({ kind: 'not-found' }) : reject(error),
    )
    worker.once('exit', () => resolve({ kind: 'not-found' }))
  }).finally(() => {
    clearTimeout(timer)
    return worker.terminate()
  })
}

/** The bundled thread beside a build, else its source. */
function workerFile(): URL {
  const bundled = ['./', '../node/', '../../node/']
    .map((folder) => fileURLToPath(new URL(`${folder}path-worker.server.js`, import.meta.url)))
    .find((path) => existsSync(path))
  return bundled ? pathToFileURL(bundled) : new URL('./path-worker.source.mjs', import.meta.url)
}
