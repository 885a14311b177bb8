import type { Express, Request, Response } from 'express'
import type { Composition } from '~/jobs/composition.server'
import { type Actor, isVendorStaff } from '~/platform/actor'
import type { Missed, Signal } from '~/platform/live.server'
import type { RequestScope } from '~/platform/request.server'
import type { Lifecycle } from './lifecycle'

const BEAT_MS = 25_000
/** How long a browser waits before it connects again, in milliseconds. */
const RETRY_MS = 2_000
const MAX_STREAMS_PER_PERSON = 12
/** A page that reads no more is let go before it fills the memory; in bytes. */
const MOST_UNREAD = 256 * 1024

/**
 * Server-sent events: what changed, for the pages a person has open. It stands before Remix, and `no-transform` keeps
 * compression away, behind which nothing would arrive. At every beat it is asked anew who is listening: a stream does not
 * outlive its session, nor a change of company.
 */
export function serveLive(app: Express, composition: Composition, lifecycle: Lifecycle): void {
  const open = new Map<Response, string>()
  lifecycle.onStop.add(() => {
    for (const response of open.keys()) response.end()
  })

  app.get('/live', async (request, response, next) => {
    const { ctx } = response.locals.scope as RequestScope
    const { actor } = ctx
    // “Nothing for you, and do not come back”: an EventSource that is told so does not try again.
    if (actor.kind !== 'person') return response.status(204).end()
    if (lifecycle.stopping) return response.status(503).set('retry-after', '2').type('text/plain').send('stopping')
    const mine = [...open.values()].filter((personId) => personId === actor.personId).length
    if (mine >= MAX_STREAMS_PER_PERSON) return response.status(429).set('retry-after', '30').send('too many open pages')

    // From here on the page may leave at any moment, also while something is awaited.
    let stopListening = () => {}
    let beat: NodeJS.Timeout | undefined
    open.set(response, actor.personId)
    response.on('close', () => {
      clearInterval(beat)
      stopListening()
      open.delete(response)
    })
    const isGone = () => response.writableEnded || response.destroyed
    const write = (text: string) => {
      if (isGone()) return
      if (response.writableLength > MOST_UNREAD) response.destroy()
      else response.write(text)
    }
    const send = (signal: Signal) => {
      const data = signal.data === null ? null : (JSON.parse(signal.data) as unknown)
      write(
        `id: ${signal.seq}\ndata: ${JSON.stringify({ seq: signal.seq, at: signal.at, topic: signal.topic, kind: signal.kind, data })}\n\n`,
      )
    }
    const askAgain = async () => {
      const { ctx: fresh } = await composition.requestScope({
        cookie: request.get('cookie'),
        acceptLanguage: undefined,
        address: request.ip ?? '',
        requestId: response.locals.requestId,
        clientScripts: {},
      })
      if (topicsOf(fresh.actor).join() === topicsOf(actor).join()) write(': beat\n\n')
      else response.end()
    }

    response.set({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    })
    response.flushHeaders()
    write(`retry: ${RETRY_MS}\n\n`)
    try {
      const stop = await composition.hub.listen({ topics: new Set(topicsOf(actor)), send }, missedBy(request, ctx.now))
      if (isGone()) return stop()
      stopListening = stop
      // A database that is busy for a moment is no reason to let a page go.
      beat = setInterval(() => askAgain().catch(() => write(': beat\n\n')), BEAT_MS)
      return undefined
    } catch (error) {
      return next(error)
    }
  })
}

/** A page was made from what was committed then, and a signal carries the moment its transaction began. */
const SLACK_MS = 10_000
/** Older pages read themselves anew. */
const OLDEST_MS = 3_600_000

/** What a browser has not heard: after the last signal of this connection, or since its page was made. */
function missedBy(request: Request, now: number): Missed | undefined {
  const lastId = Number(request.get('last-event-id'))
  if (Number.isSafeInteger(lastId) && lastId > 0) return { afterSeq: lastId }
  const madeAt = Number(request.query.since)
  if (!Number.isSafeInteger(madeAt) || madeAt < now - OLDEST_MS) return undefined
  return { at: madeAt - SLACK_MS }
}

/** What a person may hear of: of their own, of their company's, and of the vendor's if they work there. */
function topicsOf(actor: Actor): string[] {
  if (actor.kind !== 'person') return []
  const own = [`person:${actor.personId}`, `organisation:${actor.organisationId}`]
  return isVendorStaff(actor) ? [...own, 'vendor'] : own
}
