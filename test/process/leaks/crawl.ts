import { declaredRoutes } from '../../access/route-table'
import type { Answer, Wiretap } from './wiretap'

/** Leads away from being signed in. */
const NOT_ASKED = new Set(['/sign-out'])
const DATA = /\.(json|csv|pdf)$|\/(image|file)$|\/files\/:file$/

export type Crawled = { asked: number; answered: Set<string> }

/**
 * Asks every address of the product for what it shows: as a page, as the data of a hydrated page, and by its name among
 * the routes; then for all that the pages fetch, and for what the router of a page asks about routes.
 * @param fillings what to put in place of the names in an address; an address is asked for with each that names all
 */
export async function crawl(tap: Wiretap, fillings: readonly Record<string, string>[]): Promise<Crawled> {
  const fetched = new Set<string>()
  const crawled: Crawled = { asked: 0, answered: new Set() }
  for (const { pattern, file, methods } of await declaredRoutes()) {
    if (!methods.includes('GET') || NOT_ASKED.has(pattern)) continue
    for (const path of new Set(fillings.flatMap((params) => fill(pattern, params) ?? []))) {
      const page = await tap.get(path)
      crawled.asked++
      if (page.status === 200) crawled.answered.add(pattern)
      for (const link of linksOf(page)) fetched.add(link)
      if (DATA.test(pattern)) continue
      await tap.get(path === '/' ? '/_root.data' : `${path}.data`, { encoding: 'br' })
      await tap.get(`${path}?_data=${encodeURIComponent(file.replace(/\.tsx$/, ''))}`)
      await tap.get(`/__manifest?p=${encodeURIComponent(path)}&version=any`)
    }
  }
  for (const path of fetched) await tap.get(path, { accept: '*/*' })
  return crawled
}

function fill(pattern: string, params: Record<string, string>): string | null {
  let isWhole = true
  const path = pattern.replace('/*', '/nowhere-at-all').replace(/:([\w-]+)/g, (_, name: string) => {
    const value = params[`${pattern} ${name}`] ?? params[name]
    if (value === undefined) isWhole = false
    return encodeURIComponent(value ?? '')
  })
  return isWhole ? path : null
}

/** What a page has the browser fetch by itself: scripts, styles, pictures, and what they are made from. */
function linksOf({ body }: Answer): string[] {
  return [...body.matchAll(/["'(](\/(?:assets|client|scripts)\/[\w./-]+)["')]/g)].map((match) => match[1] ?? '')
}
