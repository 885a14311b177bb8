import type { DatabaseHandle } from '#db/open'
import type { Actor, PersonActor, Role } from '~/platform/actor'
import { type ContextParts, type Ctx, createContext } from '~/platform/context.server'
import { readConfig } from '~/platform/env.server'
import { createLogger } from '~/platform/log.server'
import { createWorker, type EventHandler, type JobHandler } from '~/platform/worker.server'

export type PlatformWorld = ReturnType<typeof platformWorld>

/** The platform alone, on one database, with a clock that can be set and nobody of the domain around. */
export function platformWorld(handle: DatabaseHandle, env: Record<string, string> = {}) {
  let now = Date.UTC(2026, 10, 23, 9)
  let wakes = 0
  const parts: ContextParts = {
    db: handle.db,
    config: readConfig({ PUBLIC_URL: 'https://partners.halyard.example', DATABASE_URL: handle.url, ...env }),
    log: createLogger('silent', 'test'),
    files: {} as ContextParts['files'],
    clock: () => now,
    wake: () => {
      wakes++
    },
    entitlements: () => ({ of: async () => [] }),
  }
  const as = (actor: Actor, requestId = 'request'): Ctx => createContext(parts, { actor, requestId })
  return {
    handle,
    parts,
    as,
    system: () => as({ kind: 'system', name: 'test' }),
    administrator: () => as(staff('administrator')),
    now: () => now,
    pass: (milliseconds: number) => {
      now += milliseconds
    },
    wakes: () => wakes,
    worker: (of: {
      subscriptions?: Record<string, readonly string[]>
      handlers?: Record<string, EventHandler>
      jobs?: Record<string, JobHandler>
    }) =>
      createWorker({
        context: (name) => as({ kind: 'system', name }),
        subscriptions: {},
        handlers: {},
        jobs: {},
        ...of,
      }),
  }
}

export const staff = (...roles: Role[]): PersonActor => ({
  kind: 'person',
  personId: `person-${roles.join('-')}`,
  name: 'Ingrid Solberg',
  email: 'ingrid@halyard.example',
  locale: 'en',
  timeZone: 'Europe/Amsterdam',
  theme: 'system',
  organisationId: 'halyard',
  organisationKind: 'vendor',
  organisationName: 'Halyard',
  organisationSlug: 'halyard',
  roles,
  sessionIdHash: 'session',
})
