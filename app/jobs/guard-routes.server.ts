import type { ServerBuild } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { isTransient, isUnavailable } from '#db/portable'
import { type AppError, isAppError } from '~/platform/errors'
import { readableForm } from '~/platform/readable-form'
import type { RequestScope } from '~/platform/request.server'

type Handler = (args: never) => unknown
type Args = { request: Request; context: RequestScope }

/** What a route's error boundary and a script's `fetch` get to see of an AppError: its code, never its stack. */
export type ErrorBody = { code: string; params: Record<string, string | number>; requestId: string }

/**
 * Wraps every loader and action once, so that an AppError thrown anywhere becomes the right answer: 401 the way to the
 * sign-in page, the others their status with code and parameters. A store that cannot write is 503, and says so. Every
 * form that is read is one that can be kept.
 */
export function guardRoutes(build: ServerBuild): ServerBuild {
  const routes = Object.fromEntries(
    Object.entries(build.routes).map(([id, route]) => {
      if (!route) return [id, route]
      const module = { ...route.module }
      if (module.loader) module.loader = guard(module.loader as Handler) as typeof module.loader
      if (module.action) module.action = guard(module.action as Handler) as typeof module.action
      return [id, { ...route, module }]
    }),
  )
  return { ...build, routes }
}

function guard(handler: Handler): Handler {
  return (async (args: Args) => {
    readableForm(args.request)
    try {
      return overHttps(await handler(args as never), args)
    } catch (error) {
      throw overHttps(answerTo(error, args) ?? error, args)
    }
  }) as unknown as Handler
}

/** Where the product is reached over https, none of its cookies travels without (ASVS 5.0 V3.3.1). */
function overHttps<T>(answer: T, { context }: Args): T {
  if (!(answer instanceof Response) || !context.ctx.config.publicUrl.startsWith('https:')) return answer
  const cookies = answer.headers.getSetCookie()
  if (cookies.length === 0) return answer
  answer.headers.delete('set-cookie')
  for (const cookie of cookies)
    answer.headers.append('set-cookie', /;\s*secure\b/i.test(cookie) ? cookie : `${cookie}; Secure`)
  return answer
}

function answerTo(error: unknown, { request, context }: Args): Response | null {
  if (isAppError(error)) {
    if (error.status === 401 && !wantsJson(request)) return redirect(signInUrl(request))
    return response(error, error.status, context)
  }
  if (isTransient(error) || isUnavailable(error)) {
    context.ctx.log.error({ err: error, requestId: context.ctx.requestId }, 'the store could not answer')
    return response({ code: 'errors.store-unavailable', params: {} }, 503, context)
  }
  return null
}

function response(error: Pick<AppError, 'code' | 'params'>, status: number, scope: RequestScope): Response {
  const body: ErrorBody = { code: error.code, params: { ...error.params }, requestId: scope.ctx.requestId }
  return Response.json(body, {
    status,
    headers: { 'cache-control': 'no-store', ...(status === 503 ? { 'retry-after': '5' } : {}) },
  })
}

const wantsJson = (request: Request) =>
  /\bjson\b/.test(request.headers.get('accept') ?? '') && !/text\/html/.test(request.headers.get('accept') ?? '')

function signInUrl(request: Request): string {
  const { pathname, search } = new URL(request.url)
  if (request.method !== 'GET') return '/sign-in'
  return `/sign-in?next=${encodeURIComponent(pathname.replace(/\.data$/, '') + search)}`
}
