import { existsSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parentPort, Worker, workerData } from 'node:worker_threads'

/**
 * Work that would hold up everybody else in this process, done in a thread of its own that ends with it. The module of
 * the thread is named `<name>-thread.server.ts`, by which the build finds it, and calls `answerInThread` once.
 */
export type ThreadWork<Input, Progress, Result> = (input: Input, tell: (progress: Progress) => void) => Promise<Result>

type Reply =
  | { kind: 'done'; result: unknown }
  | { kind: 'failed'; detail: string }
  | { kind: 'told'; progress: unknown }

/** Does the work for which this thread was started. What goes in, is told and comes out is copied: plain data. */
export async function answerInThread<Input, Progress, Result>(
  work: ThreadWork<Input, Progress, Result>,
): Promise<void> {
  const port = parentPort
  if (!port) return
  const send = (reply: Reply) => port.postMessage(reply)
  try {
    send({
      kind: 'done',
      result: await work(workerData.input as Input, (progress) => send({ kind: 'told', progress })),
    })
  } catch (error) {
    send({ kind: 'failed', detail: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}

export class ThreadFailed extends Error {
  readonly reason: 'failed' | 'timed-out' | 'stopped'
  constructor(reason: ThreadFailed['reason'], detail: string) {
    super(detail)
    this.reason = reason
  }
}

/**
 * Starts the thread of a module and waits for its result.
 * @param source the module beside whoever asks, `new URL('./solve-thread.server.ts', import.meta.url)`: it runs from there
 *   where nothing is built, and names the bundled one where it is
 * @param of.timeoutMs how long it may take before the thread is stopped
 * @param of.memoryMb how much it may hold, 512 unless told otherwise
 * @throws ThreadFailed when it failed (`detail` is for the log), took too long or was stopped
 */
export function inThread<Input, Progress, Result>(
  source: URL,
  input: Input,
  of: { timeoutMs: number; memoryMb?: number; onProgress?: (progress: Progress) => void; signal?: AbortSignal },
): Promise<Result> {
  if (of.signal?.aborted) return Promise.reject(new ThreadFailed('stopped', 'the thread was not started'))
  const built = builtModule(source)
  const worker = new Worker(built ?? new URL('./thread-source.mjs', import.meta.url), {
    workerData: { input, module: source.href },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: of.memoryMb ?? 512 },
  })
  return new Promise<Result>((resolve, reject) => {
    const end = (settle: () => void) => {
      clearTimeout(limit)
      of.signal?.removeEventListener('abort', stop)
      settle()
      worker.terminate()
    }
    const fail = (reason: ThreadFailed['reason'], detail: string) => end(() => reject(new ThreadFailed(reason, detail)))
    const stop = () => fail('stopped', 'the thread was stopped')
    const limit = setTimeout(() => fail('timed-out', `the thread took longer than ${of.timeoutMs} ms`), of.timeoutMs)
    of.signal?.addEventListener('abort', stop)
    worker.on('error', (error) => fail('failed', error.stack ?? error.message))
    worker.on('exit', (code) => fail('failed', `the thread ended with ${code}`))
    worker.on('message', (reply: Reply) => {
      if (reply.kind === 'told') of.onProgress?.(reply.progress as Progress)
      else if (reply.kind === 'failed') fail('failed', reply.detail)
      else end(() => resolve(reply.result as Result))
    })
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
