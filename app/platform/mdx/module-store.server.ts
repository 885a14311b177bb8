import { createHash } from 'node:crypto'
import { compileFunction } from 'node:vm'
import type { ComponentType } from 'react'
import * as React from 'react'
import * as jsxRuntime from 'react/jsx-runtime'
import * as ReactDOM from 'react-dom'

/** A compiled lesson. `components` are the elements it is made of (`app/ui/mdx/lesson-components.tsx`). */
export type LessonComponent = ComponentType<{ components?: Readonly<Record<string, unknown>> }>

export type ModuleStore = {
  /** The component of a module, made once; null when no module has this hash. */
  load(hash: string): Promise<LessonComponent | null>
  /** The component if `load` has made it: rendering cannot wait. */
  peek(hash: string): LessonComponent | undefined
  /** What `GET /modules/<hash>.js` answers; null when no module has this hash. */
  respond(hash: string): Promise<{ body: string; headers: Record<string, string> } | null>
}

export type ModuleStoreOptions = {
  getCode: (hash: string) => Promise<string | null>
  /** How many components are kept. The one that was not asked for the longest goes first. */
  capacity?: number
}

const EXPORT = 'export default function(React,ReactDOM,_jsx_runtime){'

/**
 * Keeps compiled lessons ready for rendering on the server.
 *
 * The same text is an ES module in the browser. Here it is compiled as a function, because Node keeps every module that
 * `import()` has loaded until the process ends: each preview of a draft would stay in memory for good.
 */
export function createModuleStore({ getCode, capacity = 200 }: ModuleStoreOptions): ModuleStore {
  const ready = new Map<string, LessonComponent>()
  const loading = new Map<string, Promise<LessonComponent | null>>()

  const touch = (hash: string): LessonComponent | undefined => {
    const component = ready.get(hash)
    if (!component) return undefined
    ready.delete(hash)
    ready.set(hash, component)
    return component
  }
  const make = async (hash: string): Promise<LessonComponent | null> => {
    const code = await codeOf(hash, getCode)
    if (code === null) return null
    const component = componentOf(code, hash)
    ready.set(hash, component)
    for (const oldest of ready.keys()) {
      if (ready.size <= capacity) break
      ready.delete(oldest)
    }
    return component
  }

  return {
    async load(hash) {
      const known = touch(hash)
      if (known) return known
      const running = loading.get(hash) ?? make(hash).finally(() => loading.delete(hash))
      loading.set(hash, running)
      return running
    },
    peek: touch,
    async respond(hash) {
      const body = await codeOf(hash, getCode)
      return body === null ? null : { body, headers: moduleHeaders(hash) }
    },
  }
}

/** Private: it is for people who are signed in, so no shared cache may answer. */
const moduleHeaders = (hash: string) => ({
  'content-type': 'text/javascript; charset=utf-8',
  'cache-control': 'private, max-age=31536000, immutable',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  etag: `"${hash}"`,
})

async function codeOf(hash: string, getCode: ModuleStoreOptions['getCode']): Promise<string | null> {
  if (!/^[0-9a-f]{64}$/.test(hash)) return null
  const code = await getCode(hash)
  if (code === null) return null
  const actual = createHash('sha256').update(code).digest('hex')
  // The name is a promise to caches and to the policy that let the text pass; a changed row must not run.
  if (actual !== hash) throw new Error(`module ${hash} has other content: ${actual}`)
  return code
}

function componentOf(code: string, hash: string): LessonComponent {
  const body = code.trimEnd()
  if (!body.startsWith(EXPORT) || !body.endsWith('}')) throw new Error(`module ${hash} was not made by this compiler`)
  const make = compileFunction(body.slice(EXPORT.length, -1), ['React', 'ReactDOM', '_jsx_runtime'], {
    filename: `lesson-${hash.slice(0, 12)}.js`,
  })
  return make(React, ReactDOM, jsxRuntime) as LessonComponent
}
