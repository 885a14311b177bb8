import type { ServerBuild } from '@remix-run/node'

/**
 * Remix matches a document against every route and pays about 54 µs for each. The route table is therefore split by the
 * first segment of the URL: a page is answered by a build that knows only its own part. Decision record 002.
 */
export function areaBuilds(build: ServerBuild): Map<string, ServerBuild> {
  const path = (id: string): string => {
    const route = build.routes[id]
    return route ? `${route.parentId ? path(route.parentId) : ''}/${route.path ?? ''}` : ''
  }
  const keys = new Map(
    Object.keys(build.routes).map((id) => {
      const first = path(id).split('/').find(Boolean)
      return [id, !first || /^[:*]|\?$/.test(first) ? '*' : first.toLowerCase()]
    }),
  )
  const only = <Route>(routes: Record<string, Route>, key: string): Record<string, Route> =>
    Object.fromEntries(Object.entries(routes).filter(([id]) => keys.get(id) === '*' || keys.get(id) === key))
  const parts = [...new Set(['*', ...keys.values()])].map((key): [string, ServerBuild] => [
    key,
    { ...build, routes: only(build.routes, key), assets: { ...build.assets, routes: only(build.assets.routes, key) } },
  ])
  // A client that asks for routes it has not seen yet may ask for any.
  return new Map(parts).set('__manifest', build)
}

/** The part of the route table that answers a path; `.data` requests belong to their page. */
export function areaKey(pathname: string): string {
  const first = pathname.split('/', 2)[1] ?? ''
  return decode(first)
    .replace(/\.data$/, '')
    .toLowerCase()
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
