import type { EntryContext } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { renderToString } from 'react-dom/server'
import { SpeechProvider } from '~/i18n'
import { speechFor } from '~/i18n/translator.server'
import { isAppError } from '~/platform/errors'
import { lessonModules } from '~/platform/mdx/lesson-modules.server'
import type { RequestScope } from '~/platform/request.server'
import { FindLessonProvider } from '~/ui/mdx/mdx-content'
import { NonceContext } from '~/ui/nonce'

export { compose } from '~/jobs/composition.server'
export { guardRoutes } from '~/jobs/guard-routes.server'

/**
 * Renders a document in one go. Pages are complete without a script; only routes whose `handle.hydrate` is set are sent
 * React and their data, which then follow the markup as one last script.
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  scope: RequestScope,
): Promise<Response> {
  const speech = speechFor({ locale: scope.locale, timeZone: scope.timeZone, now: scope.ctx.now })
  const handoff = await takeHandoff(context, isHydrated(context))
  const markup = renderToString(
    <SpeechProvider speech={speech}>
      <NonceContext.Provider value={scope.nonce}>
        <FindLessonProvider value={lessonModules(scope.ctx.db).peek}>
          <RemixServer context={context} url={request.url} nonce={scope.nonce} />
        </FindLessonProvider>
      </NonceContext.Provider>
    </SpeechProvider>,
  )
  headers.set('content-type', 'text/html; charset=utf-8')
  if (!headers.has('cache-control')) headers.set('cache-control', 'private, no-store')
  for (const cookie of scope.cookies) headers.append('set-cookie', cookie)
  return new Response(`<!doctype html>${markup}${handoff ? handoffScript(handoff, scope.nonce) : ''}`, {
    status,
    headers,
  })
}

/** Data that a hydrated page asks for is as private as the page. */
export function handleDataRequest(response: Response): Response {
  if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'private, no-store')
  return response
}

export function handleError(error: unknown, { request, context }: { request: Request; context: unknown }): void {
  // Whoever went away is no failure of ours, nor who sends a form to a page that takes none.
  if (isAppError(error) || request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return
  const scope = context as RequestScope | undefined
  scope?.ctx.log.error({ err: error, requestId: scope.ctx.requestId }, 'a request failed')
}

const isHydrated = (context: EntryContext): boolean =>
  context.staticHandlerContext.matches.some(
    (match) => (context.routeModules[match.route.id]?.handle as { hydrate?: boolean } | undefined)?.hydrate === true,
  )

/** Takes Remix's data stream away from the render, so that nothing is suspended; its text is added after the markup. */
async function takeHandoff(context: EntryContext, wanted: boolean): Promise<string | null> {
  const stream = context.serverHandoffStream
  context.serverHandoffStream = undefined
  if (!stream) return null
  if (!wanted) {
    await stream.cancel()
    return null
  }
  return new Response(stream).text()
}

const escapes: Record<string, string> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
}

function handoffScript(text: string, nonce: string): string {
  const literal = JSON.stringify(text).replace(/[<>&\u2028\u2029]/g, (character) => escapes[character] ?? '')
  return `<script nonce="${nonce}">(c=>{c.enqueue(${literal});c.close()})(window.__remixContext.streamController)</script>`
}
