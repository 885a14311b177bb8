import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Logger } from '~/platform/log.server'
import { type Compiler, createCompiler } from '~/platform/mdx/mdx.server'

/** The compiler of lessons as this process can start it: the bundled worker beside a build, else the sources. */
export function contentCompiler(log: Logger): Compiler {
  const workerPath = ['./mdx-worker.server.js', '../node/mdx-worker.server.js']
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((path) => existsSync(path))
  return createCompiler({
    ...(workerPath ? { workerPath } : {}),
    timeoutMs: 10_000,
    onFault: (detail) => log.error({ detail }, 'a lesson could not be compiled'),
  })
}
