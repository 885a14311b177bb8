import type { Express } from 'express'
import { sql } from 'kysely'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Composition } from '~/jobs/composition.server'
import type { Lifecycle } from './lifecycle'

/** `/healthz`: the process lives. `/readyz`: it should get requests. `/metrics`: Prometheus text, to this machine only. */
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
    if (!['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.socket.remoteAddress ?? ''))
      return response.sendStatus(404)
    return response.type(registry.contentType).send(await registry.metrics())
  })
  app.use((request, response, next) => {
    const end = duration.startTimer()
    response.on('finish', () =>
      end({ area: request.path.split('/', 2)[1] || 'home', status: `${Math.floor(response.statusCode / 100)}xx` }),
    )
    next()
  })
}
