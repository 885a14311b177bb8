import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RouteConfigEntry } from '@remix-run/route-config'
import routeTable from '~/routes'
import { root } from '../../scripts/lib-steps.mjs'

export type Method = 'GET' | 'POST'
export type DeclaredRoute = {
  pattern: string
  file: string
  methods: Method[]
  /** it shows something of its own; others lead elsewhere or answer with a file */
  isPage: boolean
}

/** Every URL of the product with the methods it answers: a loader or a page for GET, an action for POST. */
export async function declaredRoutes(): Promise<DeclaredRoute[]> {
  return flatten(await routeTable).map(({ pattern, file }) => {
    const source = readFileSync(join(root, 'app', file), 'utf8')
    const isPage = /^export default\b/m.test(source)
    const answersGet = isPage || /^export ((async )?function loader|const loader)\b/m.test(source)
    const answersPost = /^export ((async )?function action|const action)\b/m.test(source)
    return {
      pattern,
      file,
      isPage,
      methods: [...(answersGet ? ['GET' as const] : []), ...(answersPost ? ['POST' as const] : [])],
    }
  })
}

function flatten(entries: readonly RouteConfigEntry[], above = ''): { pattern: string; file: string }[] {
  return entries.flatMap((entry) => {
    const path = [above, entry.path].filter(Boolean).join('/')
    // A layout answers nothing by itself; its loader runs with every page below it.
    return entry.children?.length ? flatten(entry.children, path) : [{ pattern: `/${path}`, file: entry.file }]
  })
}
