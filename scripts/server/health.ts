import type { Express } from 'express'
import { sql } from 'kysely'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Composition } from '~/jobs/composition.server'
import type { Lifecycle } from './lifecycle'

/** First parts of the paths that are answered before Remix. */
const FILES = new Set(['assets', 'client', 'media', 'modules', 'live'])

/**
 * `/healthz`: the process lives. `/readyz`: it should get requests. `/metrics`: Prometheus text of this process, to this
 * machine only, and not to whom a proxy on this machine asks for.
 */
export function serveHealth(app: Express, composition: Composition, lifecycle: Lifecycle): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const duration = new Histogram({
    name: 'rung_request_seconds',
    help: 'Time to answer, by first part of the path and status class',
    labelNames: ['area', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers: [registry],
  })
  const { db } = composition.handle
  new Gauge({
    name: 'rung_jobs',
    help: 'Rows of the job queue by state: ready or dead',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      for (const state of ['ready', 'dead'] as const) {
        const { count } = await db
          .selectFrom('jobs')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .where('state', '=', state)
          .executeTakeFirstOrThrow()
        this.set({ state }, Number(count))
      }
    },
  })
  new Gauge({
    name: 'rung_live_pages',
    help: 'Open pages that listen for changes',
    registers: [registry],
    collect() {
      this.set(composition.hub.listeners)
    },
  })

  app.get('/healthz', (_request, response) => {
    response.type('text/plain').send('ok')
  })
  app.get('/readyz', async (_request, response) => {
    if (lifecycle.stopping) return response.status(503).type('text/plain').send('stopping')
    try {
      await sql`select 1`.execute(db)
      return response.type('text/plain').send('ready')
    } catch (error) {
      composition.log.error({ err: error }, 'the database does not answer')
      return response.status(503).type('text/plain').send('the database does not answer')
    }
  })
  app.get('/metrics', async (request, response) => {
    const isNear = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.socket.remoteAddress ?? '')
    if (!isNear || request.headers['x-forwarded-for'] || request.headers.forwarded || request.headers.via)
      return response.sendStatus(404)
    try {
      return response.type(registry.contentType).send(await registry.metrics())
    } catch (error) {
      composition.log.error({ err: error }, 'the metrics could not be counted')
      return response.sendStatus(503)
    }
  })
  app.use((request, response, next) => {
    const end = duration.startTimer()
    const first = request.path.split('/', 2)[1] ?? ''
    response.on('finish', () => {
      // Only words of ours become labels: each one is kept for as long as the process lives.
      const area = response.locals.area ?? (first === '' ? 'home' : FILES.has(first) ? first : 'other')
      end({ area, status: `${Math.floor(response.statusCode / 100)}xx` })
    })
    next()
  })
}
