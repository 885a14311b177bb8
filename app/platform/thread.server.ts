import { existsSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parentPort, Worker } from 'node:worker_threads'

/**
 * Work that would hold up everybody else in this process, done in a thread of its own. The module of the thread is
 * named `<name>-thread.server.ts`, by which the build finds it, and calls `answerInThread` once.
 */
export type ThreadWork<Input, Progress, Result> = (input: Input, tell: (progress: Progress) => void) => Promise<Result>

type Reply =
  | { kind: 'done'; result: unknown }
  | { kind: 'failed'; detail: string }
  | { kind: 'told'; progress: unknown }

/** Does what this thread is asked for. What goes in, is told and comes out is copied: plain data. */
export function answerInThread<Input, Progress, Result>(work: ThreadWork<Input, Progress, Result>): void {
  const port = parentPort
  if (!port) return
  const send = (reply: Reply) => port.postMessage(reply)
  port.on('message', async (input: Input) => {
    try {
      send({ kind: 'done', result: await work(input, (progress) => send({ kind: 'told', progress })) })
    } catch (error) {
      send({ kind: 'failed', detail: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    }
  })
}

export class ThreadFailed extends Error {
  readonly reason: 'failed' | 'timed-out' | 'stopped'
  constructor(reason: ThreadFailed['reason'], detail: string) {
    super(detail)
    this.reason = reason
  }
}

/**
 * Starts the thread of a module, waits for its result and ends it.
 * @param source the module beside whoever asks, `new URL('./solve-thread.server.ts', import.meta.url)`: it runs from there
 *   where nothing is built, and names the bundled one where it is
 * @param of.timeoutMs how long it may take before the thread is stopped
 * @param of.memoryMb how much it may hold, 512 unless told otherwise
 * @throws ThreadFailed when it failed (`detail` is for the log), took too long or was stopped
 */
export async function inThread<Input, Progress, Result>(
  source: URL,
  input: Input,
  of: { timeoutMs: number; memoryMb?: number; onProgress?: (progress: Progress) => void; signal?: AbortSignal },
): Promise<Result> {
  if (of.signal?.aborted) throw new ThreadFailed('stopped', 'the thread was not started')
  const worker = startThread(source, of.memoryMb)
  try {
    return await replyOf<Input, Progress, Result>(worker, input, of)
  } finally {
    worker.terminate()
  }
}

/**
 * A thread that is kept between questions, for work that is dear to begin (a solver that is compiled with its first
 * question). Questions take turns. It is started with the first one, ends when nobody has asked for `idleMs`, after a
 * failure, and with the process, which it does not keep alive.
 * @param source as for `inThread`
 * @returns asks the thread; throws ThreadFailed when it failed or took longer than `timeoutMs`, its turn not counted
 */
export function standingThread<Input, Result>(
  source: URL,
  of: { timeoutMs: number; idleMs: number; memoryMb?: number },
): (input: Input) => Promise<Result> {
  let standing: Worker | undefined
  let idle: NodeJS.Timeout | undefined
  let turn: Promise<unknown> = Promise.resolve()

  function start(): Worker {
    const worker = startThread(source, of.memoryMb)
    standing = worker.on('exit', () => {
      if (standing === worker) standing = undefined
    })
    return worker
  }
  const end = () => {
    standing?.terminate()
    standing = undefined
  }
  async function ask(input: Input): Promise<Result> {
    clearTimeout(idle)
    const worker = standing ?? start()
    worker.ref()
    try {
      return await replyOf<Input, never, Result>(worker, input, of)
    } catch (error) {
      end()
      throw error
    } finally {
      worker.unref()
      idle = setTimeout(end, of.idleMs).unref()
    }
  }
  return (input) => {
    const mine = turn.then(() => ask(input))
    turn = mine.catch(() => undefined)
    return mine
  }
}

/** An error is told to whoever asked; between questions it ends this thread only. */
function startThread(source: URL, memoryMb = 512): Worker {
  const worker = new Worker(builtModule(source) ?? new URL('./thread-source.mjs', import.meta.url), {
    workerData: { module: source.href },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  })
  return worker.on('error', () => {})
}

/** Asks a thread that has nothing else to do. */
function replyOf<Input, Progress, Result>(
  worker: Worker,
  input: Input,
  of: { timeoutMs: number; onProgress?: (progress: Progress) => void; signal?: AbortSignal },
): Promise<Result> {
  return new Promise<Result>((resolve, reject) => {
    const end = (settle: () => void) => {
      clearTimeout(limit)
      of.signal?.removeEventListener('abort', stop)
      worker.off('error', onError).off('exit', onExit).off('message', onMessage)
      settle()
    }
    const fail = (reason: ThreadFailed['reason'], detail: string) => end(() => reject(new ThreadFailed(reason, detail)))
    const stop = () => fail('stopped', 'the thread was stopped')
    const onError = (error: Error) => fail('failed', error.stack ?? error.message)
    const onExit = (code: number) => fail('failed', `the thread ended with ${code}`)
    const onMessage = (reply: Reply) => {
      if (reply.kind === 'told') of.onProgress?.(reply.progress as Progress)
      else if (reply.kind === 'failed') fail('failed', reply.detail)
      else end(() => resolve(reply.result as Result))
    }
    const limit = setTimeout(() => fail('timed-out', `the thread took longer than ${of.timeoutMs} ms`), of.timeoutMs)
    of.signal?.addEventListener('abort', stop)
    worker.on('error', onError).on('exit', onExit).on('message', onMessage)
    worker.postMessage(input)
  })
}

/** The bundle of the module, beside or above the bundle that asks; null where the sources run. */
function builtModule(source: URL): URL | null {
  const name = source.pathname.replace(/^.*\//, '').replace(/\.ts$/, '.js')
  // Sources that run in production, as benchmarks do, use the threads that were built beside them.
  const beside = process.env.NODE_ENV === 'production' ? ['../../build/node'] : []
  const path = ['.', '../node', '../../node', ...beside]
    .map((folder) => fileURLToPath(new URL(`${folder}/${name}`, import.meta.url)))
    .find((candidate) => existsSync(candidate))
  return path === undefined ? null : pathToFileURL(path)
}
