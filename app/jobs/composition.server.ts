import { randomBytes } from 'node:crypto'
import { listenOnPostgres } from '#db/dialects/postgres'
import { type DatabaseHandle, openDatabase } from '#db/open'
import { resolveActor } from '~/areas/identity/resolve-actor.server'
import { entitlementsOf } from '~/areas/tiers/benefits/entitlements-of.server'
import { negotiateLocale } from '~/i18n/locales'
import { isLocale, localeCodes } from '~/i18n/translator.server'
import type { Actor, Theme } from '~/platform/actor'
import { type ContextParts, type Ctx, createContext } from '~/platform/context.server'
import type { Config } from '~/platform/env.server'
import { localFiles } from '~/platform/files.server'
import { newId } from '~/platform/ids'
import { createLiveHub, type LiveHub } from '~/platform/live.server'
import { createLogger, type Logger } from '~/platform/log.server'
import { publishedCache } from '~/platform/published.server'
import type { RequestScope } from '~/platform/request.server'
import { createWorker, type Worker } from '~/platform/worker.server'
import { schedule, type Timer } from './schedule.server'
import { handlers, jobs, subscriptions } from './subscriptions.server'

export type Composition = {
  config: Config
  handle: DatabaseHandle
  log: Logger
  hub: LiveHub
  /** Context of background work and of commands. */
  systemContext(name: string): Ctx
  /** Who asks, in which language, with a context of their own. */
  requestScope(request: IncomingFacts): Promise<RequestScope>
  worker(): Worker & { start(): Promise<void> }
  /** Starts the timers of `schedule`; returns the stop, which waits for those that are at work. */
  startTimers(): () => Promise<void>
  close(): Promise<void>
}

export type IncomingFacts = {
  cookie: string | undefined
  acceptLanguage: string | undefined
  address: string
  requestId: string
  clientScripts: Readonly<Record<string, string>>
}

/** Opens what one process needs and wires the areas together; the only place that knows them all. */
export async function compose(
  config: Config,
  options: { onWake?: () => void; clock?: () => number; log?: Logger } = {},
): Promise<Composition> {
  const log = options.log ?? createLogger(config.logLevel, 'rung')
  const onError = (error: Error) => log.warn({ err: error }, 'a connection to the database broke')
  const handle = openDatabase(config.databaseUrl, { onError })
  const wakeables = new Set<{ wake(): void }>()
  const hub = createLiveHub(handle.db, log)
  wakeables.add(hub)
  const wakeAll = () => {
    for (const wakeable of wakeables) wakeable.wake()
  }
  // Other app servers write into the same PostgreSQL and say so there; on SQLite the processes tell one another.
  const stopListening =
    handle.dialect === 'postgres'
      ? listenOnPostgres(config.databaseUrl, { channel: 'rung', onWord: wakeAll, onError })
      : async () => {}

  const parts: ContextParts = {
    db: handle.db,
    config,
    log,
    files: localFiles(`${config.dataDir}/files`),
    clock: options.clock ?? Date.now,
    wake: () => {
      wakeAll()
      options.onWake?.()
    },
    published: publishedCache(),
    entitlements: (ctx) => ({ of: (organisationId) => entitlementsOf(ctx, organisationId) }),
  }
  const systemContext = (name: string) =>
    createContext(parts, { actor: { kind: 'system', name }, requestId: newId(parts.clock()) })

  return {
    config,
    handle,
    log,
    hub,
    systemContext,
    async requestScope(facts) {
      const anonymous = createContext(parts, { actor: { kind: 'anonymous' }, requestId: facts.requestId })
      const { actor, cookies } = await resolveActor(anonymous, facts.cookie)
      return {
        ctx: anonymous.as(actor),
        nonce: randomBytes(16).toString('base64'),
        ...preferencesOf(actor, facts),
        clientScripts: facts.clientScripts,
        address: facts.address,
        cookies,
      }
    },
    worker() {
      const worker = createWorker({ context: systemContext, subscriptions, handlers, jobs })
      wakeables.add(worker)
      return worker
    },
    startTimers() {
      const atWork = new Map<string, Promise<void>>()
      const work = async ({ name, run }: Timer) => {
        const ctx = systemContext(name)
        try {
          await run(ctx)
        } catch (error) {
          ctx.log.error({ err: error, timer: name }, 'a timer failed')
        } finally {
          atWork.delete(name)
        }
      }
      const timers = schedule.map((entry) => {
        // One that takes longer than its interval is not started a second time beside itself.
        const tick = () => !atWork.has(entry.name) && atWork.set(entry.name, work(entry))
        return setInterval(tick, entry.everyMs).unref()
      })
      return async () => {
        for (const timer of timers) clearInterval(timer)
        await Promise.all(atWork.values())
      }
    },
    async close() {
      hub.stop()
      await stopListening()
      await handle.close()
    },
  }
}

function preferencesOf(actor: Actor, facts: IncomingFacts): { locale: string; timeZone: string; theme: Theme } {
  if (actor.kind === 'person') return { locale: actor.locale, timeZone: actor.timeZone, theme: actor.theme }
  const chosen = readCookie(facts.cookie, 'locale')
  const theme = readCookie(facts.cookie, 'theme')
  return {
    locale: chosen && isLocale(chosen) ? chosen : negotiateLocale(facts.acceptLanguage, localeCodes),
    timeZone: 'UTC',
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
  }
}

const readCookie = (header: string | undefined, name: string): string | undefined =>
  header
    ?.split(/;\s*/)
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(name.length + 1)
