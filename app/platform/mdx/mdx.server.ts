import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { CompileInput, CompileResult } from './compile-lesson.server'
import type { ContentProblem, ProblemCode } from './content-problems'
import type { WorkerReply, WorkerRequest } from './mdx-worker.server'

export type { CompiledLesson, CompileInput, CompileResult } from './compile-lesson.server'

export type CompilerOptions = {
  /** The bundled worker in production. Without it the TypeScript source beside this file runs through tsx. */
  workerPath?: string
  /** How long one text may take before its thread is stopped. */
  timeoutMs?: number
  /** How long a new thread may take to get ready. */
  startMs?: number
  memoryMb?: number
  /** Told about faults of the pipeline itself; authors only learn that compiling failed. */
  onFault?: (detail: string) => void
}

export type Compiler = {
  compile(input: CompileInput): Promise<CompileResult>
  /** The problems of a text without compiling it, for editors and the command line. */
  check(input: CompileInput): Promise<ContentProblem[]>
  /** Starts the thread before the first text needs it. */
  warm(): Promise<void>
  close(): Promise<void>
}

/**
 * Compiles authored texts in a thread that is stopped after `timeoutMs` (2 s) or at `memoryMb` (256). One thread is
 * kept warm; texts queue for it; after a stop the next text gets a new one.
 *
 * @example
 * const compiler = createCompiler({ workerPath: 'build/node/mdx-worker.js' })
 * const result = await compiler.compile({ source, trust: 'author', media: { './media/a.svg': { url: '/media/…/a.svg' } } })
 */
export function createCompiler(options: CompilerOptions = {}): Compiler {
  let thread: Thread | undefined
  let turn: Promise<unknown> = Promise.resolve()
  let isClosed = false

  const run = async (kind: WorkerRequest['kind'], input: CompileInput): Promise<Outcome> => {
    if (isClosed) throw new Error('the compiler is closed')
    if (!thread?.isAlive()) thread = startThread(options)
    const outcome = await thread.ask(kind, input, options.timeoutMs ?? 2_000)
    // The next text does not wait for a thread to start.
    if (!thread.isAlive() && !isClosed) thread = startThread(options)
    return outcome
  }
  const inTurn = (kind: WorkerRequest['kind'], input: CompileInput): Promise<Outcome> => {
    const mine = turn.then(() => run(kind, input))
    turn = mine.catch(() => undefined)
    return mine
  }
  const problemOf = (outcome: Exclude<Outcome, { kind: 'done' }>): ContentProblem => {
    if (outcome.kind === 'failed') options.onFault?.(outcome.detail)
    return { line: 1, column: 1, code: OUTCOMES[outcome.kind], params: {} }
  }

  return {
    async compile(input) {
      const outcome = await inTurn('compile', input)
      return outcome.kind === 'done' ? (outcome.result as CompileResult) : { ok: false, problems: [problemOf(outcome)] }
    },
    async check(input) {
      const outcome = await inTurn('check', input)
      return outcome.kind === 'done' ? (outcome.result as ContentProblem[]) : [problemOf(outcome)]
    },
    async warm() {
      if (!thread?.isAlive()) thread = startThread(options)
      await thread.ready
    },
    async close() {
      isClosed = true
      await thread?.stop()
    },
  }
}

type Outcome =
  | { kind: 'done'; result: unknown }
  | { kind: 'failed'; detail: string }
  | { kind: 'timed-out' }
  | { kind: 'out-of-memory' }

const OUTCOMES: Record<Exclude<Outcome['kind'], 'done'>, ProblemCode> = {
  failed: 'compile-failed',
  'timed-out': 'timed-out',
  'out-of-memory': 'out-of-memory',
}

type Thread = ReturnType<typeof startThread>

function startThread({ workerPath, startMs = 30_000, memoryMb = 256 }: CompilerOptions) {
  const worker = new Worker(
    workerPath ? pathToFileURL(workerPath) : new URL('./mdx-worker.source.mjs', import.meta.url),
    {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    },
  )
  // An idle thread must not keep a command from ending.
  worker.unref()
  let alive = true
  let sequence = 0
  let settle: ((outcome: Outcome) => void) | undefined
  let id = 0

  const end = (outcome: Outcome) => {
    alive = false
    settle?.(outcome)
    markReady()
  }
  let markReady: () => void = () => {}
  const ready = new Promise<void>((resolve) => {
    markReady = resolve
  })
  worker.on('message', (reply: WorkerReply) => {
    if (reply.kind === 'ready') markReady()
    else if (reply.id === id) settle?.(reply)
  })
  worker.on('error', (error: NodeJS.ErrnoException) =>
    end(
      error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        ? { kind: 'out-of-memory' }
        : { kind: 'failed', detail: String(error.stack) },
    ),
  )
  worker.on('exit', (code) => end({ kind: 'failed', detail: `the thread ended with ${code}` }))

  const stop = async () => {
    alive = false
    await worker.terminate()
  }

  return {
    ready,
    stop,
    isAlive: () => alive,
    async ask(kind: WorkerRequest['kind'], input: CompileInput, timeoutMs: number): Promise<Outcome> {
      worker.ref()
      const answered = new Promise<Outcome>((resolve) => {
        settle = resolve
      })
      const start = setTimeout(
        () => end({ kind: 'failed', detail: `the thread was not ready after ${startMs} ms` }),
        startMs,
      )
      await ready
      clearTimeout(start)
      if (alive) {
        id = ++sequence
        worker.postMessage({ id, kind, input } satisfies WorkerRequest)
      }
      const limit = setTimeout(() => end({ kind: 'timed-out' }), timeoutMs)
      const outcome = await answered
      clearTimeout(limit)
      settle = undefined
      if (alive) worker.unref()
      else await worker.terminate()
      return outcome
    },
  }
}
