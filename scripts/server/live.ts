import type { Express, Response } from 'express'
import type { Composition } from '~/jobs/composition.server'
import { isVendorStaff } from '~/platform/actor'
import type { Signal } from '~/platform/live.server'
import type { RequestScope } from '~/platform/request.server'
import type { Lifecycle } from './lifecycle'

const BEAT_MS = 25_000
/** How long a browser waits before it connects again, in milliseconds. */
const RETRY_MS = 2_000
const MAX_STREAMS_PER_PERSON = 12

/**
 * Server-sent events: what changed, for the pages a person has open. It stands before Remix, and `no-transform` keeps
 * compression away, behind which nothing would arrive.
 */
export function serveLive(app: Express, composition: Composition, lifecycle: Lifecycle): void {
  const open = new Map<Response, string>()
  lifecycle.onStop.add(() => {
    for (const response of open.keys()) response.end()
  })

  app.get('/live', async (request, response) => {
    const { actor } = (response.locals.scope as RequestScope).ctx
    if (actor.kind !== 'person') return response.status(401).type('text/plain').send('sign in first')
    const mine = [...open.values()].filter((personId) => personId === actor.personId).length
    if (mine >= MAX_STREAMS_PER_PERSON) return response.status(429).set('retry-after', '30').send('too many open pages')

    response.set({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    })
    response.flushHeaders()
    response.write(`retry: ${RETRY_MS}\n\n`)
    open.set(response, actor.personId)
    const topics = new Set([`person:${actor.personId}`, `organisation:${actor.organisationId}`])
    if (isVendorStaff(actor)) topics.add('vendor')
    const send = (signal: Signal) => {
      const data = signal.data === null ? null : (JSON.parse(signal.data) as unknown)
      response.write(`id: ${signal.seq}\ndata: ${JSON.stringify({ topic: signal.topic, kind: signal.kind, data })}\n\n`)
    }
    const lastId = Number(request.get('last-event-id'))
    const stopListening = await composition.hub.listen(
      { topics, send },
      Number.isSafeInteger(lastId) && lastId > 0 ? lastId : undefined,
    )
    const beat = setInterval(() => response.write(': beat\n\n'), BEAT_MS)
    response.on('close', () => {
      clearInterval(beat)
      stopListening()
      open.delete(response)
    })
    return undefined
  })
}
