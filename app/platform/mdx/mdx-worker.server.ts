import { setTimeout as pause } from 'node:timers/promises'
import { parentPort } from 'node:worker_threads'
import { stop as stopBundler } from 'esbuild'
import { type CompileInput, checkLesson, compileLesson } from './compile-lesson.server'

/**
 * The thread that reads and compiles texts of strangers. It answers one request at a time; whoever asks stops the
 * whole thread when the answer does not come (`mdx.server.ts`).
 */
export type WorkerRequest = { id: number; kind: 'compile' | 'check'; input: CompileInput }
export type WorkerReply =
  | { id: number; kind: 'done'; result: unknown }
  /** A fault of ours, not of the text: `detail` is for the log and never for the author. */
  | { id: number; kind: 'failed'; detail: string }
  | { kind: 'ready' }

const WARM_UP = 'Text with *words*.\n\n## Heading\n\n| a | b |\n| - | - |\n| c | d |\n\n```ts\nconst a = 1\n```\n'

async function answer({ id, kind, input }: WorkerRequest): Promise<WorkerReply> {
  try {
    if (kind === 'check') return { id, kind: 'done', result: checkLesson(input) }
    const result = await compileLesson(input)
    if (result.ok) await endBundler()
    return { id, kind: 'done', result }
  } catch (error) {
    return { id, kind: 'failed', detail: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

/**
 * esbuild is a process of its own, started by the first build. A thread that is stopped cannot collect it, and each
 * would stay in the process table until the server ends. So it lives only while an accepted text is bundled (which
 * costs about 15 ms a text), and never while a text is read, which is when threads are stopped.
 */
async function endBundler() {
  await stopBundler()
  await pause(5)
}

const port = parentPort
if (port) {
  // The first text of a thread pays for starting esbuild and warming the parsers; no author waits for that.
  await compileLesson({ source: WARM_UP, trust: 'operator' })
  await endBundler()
  port.on('message', async (request: WorkerRequest) => port.postMessage(await answer(request)))
  port.postMessage({ kind: 'ready' } satisfies WorkerReply)
}
