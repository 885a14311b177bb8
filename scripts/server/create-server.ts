import { randomBytes } from 'node:crypto'
import type { Server } from 'node:http'
import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import compression from 'compression'
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express'
import type { ViteDevServer } from 'vite'
import { negotiateLocale } from '~/i18n/locales'
import { localeCodes, translator } from '~/i18n/translator.server'
import type { Composition } from '~/jobs/composition.server'
import { checkOrigin } from '~/platform/csrf'
import { newId } from '~/platform/ids'
import type { Logger } from '~/platform/log.server'
import type { RequestScope } from '~/platform/request.server'
import { hideSecrets } from '~/platform/secrets-in-text'
import { contentSecurityPolicy, fixedHeaders } from '~/platform/security-headers'
import { areaBuilds, areaKey } from './area-builds'
import { limitBodies } from './body-limit'
import { serveBuiltFiles } from './built-files'
import { devClientScripts } from './dev-client-scripts'
import { serveDirectly } from './direct-route'
import { serveFiles } from './files'
import { serveHealth } from './health'
import type { Lifecycle } from './lifecycle'
import { serveLive } from './live'

export type RemixBuild = ServerBuild & { entry: { module: { guardRoutes(build: ServerBuild): ServerBuild } } }

export type ServerParts = {
  composition: Composition
  vite: ViteDevServer | null
  loadBuild(): Promise<RemixBuild>
  /** name → URL of the small browser scripts; null while developing, when they are built on request */
  clientScripts: Record<string, string> | null
}

/** Requests in flight, and the job at work beside them, get this long to finish when the server stops, in milliseconds. */
const DRAIN_MS = 10_000
/** How often, meanwhile, connections are closed whose last answer is sent. */
const SWEEP_MS = 100

/** The HTTP server of one process: what must not wait for Remix first, then Remix. */
export async function createServer({ composition, vite, loadBuild, clientScripts }: ServerParts) {
  const { config, log } = composition
  const lifecycle: Lifecycle = { stopping: false, onStop: new Set() }
  const origins = config.isDemo || vite ? [config.publicUrl, ...localOrigins(config.port)] : [config.publicUrl]
  const app = express()
  app.disable('x-powered-by')
  // One proxy: of what came in with a request only the last address is its word, the others are the sender's.
  app.set('trust proxy', config.trustProxy ? 1 : false)
  app.set('etag', false)

  serveHealth(app, composition, lifecycle)
  if (!config.trustProxy) app.use(warnOfProxy(log))
  app.use((request, response, next) => {
    response.locals.requestId = newId()
    response.locals.startedAt = process.hrtime.bigint()
    response.set(fixedHeaders)
    response.set('x-request-id', response.locals.requestId)
    if (config.publicUrl.startsWith('https:'))
      response.set('strict-transport-security', 'max-age=31536000; includeSubDomains')
    response.on('finish', () => logRequest(request, response))
    if (lifecycle.stopping) response.set('connection', 'close')
    next()
  })
  if (!vite) serveBuiltFiles(app)
  app.use(compression({ threshold: 1_024, level: 4 }))
  if (vite) app.use(vite.middlewares)
  if (vite) app.use('/client', devClientScripts())

  app.use((request, response, next) => {
    if (!METHODS.includes(request.method))
      return response.status(405).set('allow', METHODS.join(', ')).type('text/plain').send('no such method here\n')
    // PostgreSQL keeps no NUL, so nothing that it is part of can be found; a line break would be part of a header.
    if (/%00/i.test(request.url) || /%(0[0-9a-f]|1[0-9a-f]|7f)/i.test(request.path))
      return response
        .status(400)
        .type('text/plain')
        .send(`${words(request)('page.bad-request')}.\n`)
    return next()
  })
  app.use((request, response, next) => {
    const verdict = checkOrigin(
      {
        method: request.method,
        cookie: request.get('cookie'),
        origin: request.get('origin'),
        fetchSite: request.get('sec-fetch-site'),
      },
      origins,
    )
    if (verdict.allow) return next()
    log.warn(
      { requestId: response.locals.requestId, reason: verdict.reason, path: hideSecrets(request.path) },
      'a foreign request was refused',
    )
    response.status(403).type('text/plain').send(words(request)('foreign-request'))
  })
  app.use(async (request: Request, response: Response, next: NextFunction) => {
    try {
      const scope = await composition.requestScope({
        cookie: request.get('cookie'),
        acceptLanguage: request.get('accept-language'),
        address: request.ip ?? '',
        requestId: response.locals.requestId,
        clientScripts: clientScripts ?? { main: '/client/main.js', attempt: '/client/attempt.js' },
      })
      response.locals.scope = scope
      // Vite's own scripts need more while developing; what is shipped is tested against the real policy.
      if (!vite) response.set('content-security-policy', contentSecurityPolicy(scope.nonce))
      next()
    } catch (error) {
      next(error)
    }
  })
  serveLive(app, composition, lifecycle)
  serveFiles(app, composition)
  app.use(limitBodies())

  const getLoadContext = (_request: Request, response: Response): RequestScope => response.locals.scope
  if (vite) {
    app.all('*', async (request, response, next) => {
      try {
        const build = await loadBuild()
        await createRequestHandler({
          build: build.entry.module.guardRoutes(build),
          mode: 'development',
          getLoadContext,
        })(request, response, next)
      } catch (error) {
        next(error)
      }
    })
  } else {
    const loaded = await loadBuild()
    const build = loaded.entry.module.guardRoutes(loaded)
    serveDirectly(app, build, SAVE_OF_AN_ANSWER)
    const handlers = new Map(
      [...areaBuilds(build)].map(([key, part]) => [
        key,
        createRequestHandler({ build: part, mode: 'production', getLoadContext }),
      ]),
    )
    app.all('*', (request, response, next) => {
      const key = areaKey(request.path)
      if (handlers.has(key)) response.locals.area = key
      const handler = handlers.get(key) ?? handlers.get('*')
      return handler?.(request, response, next)
    })
  }
  app.use((error: unknown, request: Request, response: Response, next: NextFunction) => {
    const isTheirs = isUnreadable(error)
    if (!isTheirs) log.error({ err: error, requestId: response.locals.requestId }, 'a request failed')
    if (response.headersSent) return next(error)
    const t = words(request)
    // What was set for the answer that failed: an error must not be kept for a year as a picture would be.
    for (const name of ['content-range', 'content-disposition', 'accept-ranges']) response.removeHeader(name)
    response
      .set('cache-control', 'no-store')
      .set('content-security-policy', contentSecurityPolicy(randomBytes(16).toString('base64')))
      .type('text/plain')
    if (isTheirs) return response.status(400).send(`${t('page.bad-request')}.\n`)
    return response
      .status(503)
      .set('retry-after', '5')
      .send(
        `${t('page.unexpected')}. ${t('page.unexpected-help')}\n${t('page.reference')} ${response.locals.requestId}\n`,
      )
  })

  function logRequest(request: Request, response: Response) {
    const ms = Number(process.hrtime.bigint() - response.locals.startedAt) / 1e6
    composition.log.debug(
      {
        requestId: response.locals.requestId,
        method: request.method,
        path: hideSecrets(request.path),
        status: response.statusCode,
        ms,
      },
      'answered',
    )
  }

  return {
    app,
    async start(worksOnJobs: boolean): Promise<Server> {
      const started = await new Promise<Server>((resolve, reject) => {
        const listening = app.listen(config.port, config.host, () => resolve(listening))
        listening.on('error', reject)
      })
      started.keepAliveTimeout = 65_000
      const worker = worksOnJobs ? composition.worker() : null
      const stopTimers = worksOnJobs ? composition.startTimers() : async () => {}

      const drain = async () => {
        const closed = new Promise<void>((resolve) => started.close(() => resolve()))
        for (const close of lifecycle.onStop) close()
        const sweep = setInterval(() => started.closeIdleConnections(), SWEEP_MS)
        const finished = Promise.all([closed, stopTimers(), worker?.stop()])
        await Promise.race([finished, new Promise((resolve) => setTimeout(resolve, DRAIN_MS))])
        clearInterval(sweep)
        started.closeAllConnections()
        await composition.close()
      }
      const stop = () => {
        if (lifecycle.stopping) return
        lifecycle.stopping = true
        drain().then(
          () => process.exit(0),
          (error) => {
            log.error({ err: error }, 'the server could not stop cleanly')
            process.exit(1)
          },
        )
      }
      process.on('SIGTERM', stop)
      process.on('SIGINT', stop)
      process.on('disconnect', stop)
      process.on('message', (message: { type?: string }) => {
        if (message.type === 'stop') stop()
        if (message.type === 'wake') {
          composition.hub.wake()
          worker?.wake()
        }
      })
      // From the first answer on the server can be told to stop: whoever asks may do so at once.
      await worker?.start()
      if (process.connected) process.send?.({ type: 'ready' }, () => {})
      return started
    },
  }
}

/** Behind a proxy that is not believed, all requests count as one sender's: a limit that one person meets, all meet. */
function warnOfProxy(log: Logger): RequestHandler {
  let isTold = false
  return (request, _response, next) => {
    if (!isTold && request.headers['x-forwarded-for'] !== undefined) {
      isTold = true
      log.warn(
        { from: request.socket.remoteAddress },
        'a request came with X-Forwarded-For: if a proxy of yours stands in front, set TRUST_PROXY=1, or all people share the limits of one',
      )
    }
    next()
  }
}

/** Pages read and forms write; no route has anything else. */
const METHODS = ['GET', 'HEAD', 'POST']

const SAVE_OF_AN_ANSWER = {
  id: 'routes/resources/attempt-responses-json',
  path: '/exams/attempts/:attempt/responses.json',
}

/** What is said before anybody knows who asks, in the browser's language. */
const words = (request: Request) => translator(negotiateLocale(request.get('accept-language'), localeCodes), 'errors')

/** While trying the product out, the same server is reached by either name of this machine. */
const localOrigins = (port: number) =>
  ['localhost', '127.0.0.1'].map((name) => new URL(`http://${name}:${port}`).origin)

/** Does the request itself make no sense: a percent sign that encodes nothing, a host that is no name? */
const isUnreadable = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  (('status' in error && error.status === 400) || ('code' in error && error.code === 'ERR_INVALID_URL'))
