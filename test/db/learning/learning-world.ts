import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseHandle } from '#db/open'
import { createOrganisation } from '~/areas/identity/create-organisation.server'
import { createPerson } from '~/areas/identity/create-person.server'
import { checkContent } from '~/jobs/publish-content.server'
import type { Actor, PersonActor, Role } from '~/platform/actor'
import { type ContextParts, type Ctx, createContext } from '~/platform/context.server'
import type { Entitlement } from '~/platform/entitlements'
import { readConfig } from '~/platform/env.server'
import { localFiles } from '~/platform/files.server'
import { createLogger } from '~/platform/log.server'
import type { Compiler } from '~/platform/mdx/mdx.server'

export const DAY = 86_400_000
export type LearningWorld = Awaited<ReturnType<typeof learningWorld>>

/**
 * Halyard with a trainer, and two partners: Bluefern (Petra manages, Lena and Omid learn) and Tamarack (Tomas manages).
 * Benefits are what the test grants.
 */
export async function learningWorld(handle: DatabaseHandle) {
  let now = Date.UTC(2026, 10, 23, 9)
  const granted = new Map<string, Entitlement[]>()
  const dataDir = mkdtempSync(join(tmpdir(), 'rung-learning-'))
  const parts: ContextParts = {
    db: handle.db,
    config: readConfig({ PUBLIC_URL: 'https://partners.halyard.example', DATABASE_URL: handle.url }),
    log: createLogger('silent', 'test'),
    files: localFiles(dataDir),
    clock: () => now,
    wake: () => {},
    entitlements: () => ({ of: async (organisationId) => granted.get(organisationId) ?? [] }),
  }
  const as = (actor: Actor): Ctx => createContext(parts, { actor, requestId: 'request' })
  const system = () => as({ kind: 'system', name: 'test' })
  const organisation = async (kind: 'vendor' | 'partner', name: string) => ({
    id: (await createOrganisation(system(), { kind, name })).organisationId,
    kind,
    name,
  })
  const halyard = await organisation('vendor', 'Halyard')
  const bluefern = await organisation('partner', 'Bluefern Integration')
  const tamarack = await organisation('partner', 'Tamarack Systems')

  const person = async (name: string, at: typeof halyard, roles: Role[], locale = 'en'): Promise<PersonActor> => {
    const email = `${name.toLowerCase()}@example.test`
    const memberships = [{ organisationId: at.id, roles }]
    const { personId } = await createPerson(system(), { name, email, locale, timeZone: 'Europe/Berlin', memberships })
    return {
      kind: 'person',
      personId,
      name,
      email,
      locale,
      timeZone: 'Europe/Berlin',
      theme: 'system',
      organisationId: at.id,
      organisationKind: at.kind,
      organisationName: at.name,
      organisationSlug: at.name.toLowerCase(),
      roles,
      sessionIdHash: 'none',
    }
  }

  return {
    handle,
    parts,
    as,
    system,
    bluefern,
    tamarack,
    tara: await person('Tara', halyard, ['trainer']),
    petra: await person('Petra', bluefern, ['partner-manager', 'learner']),
    lena: await person('Lena', bluefern, ['learner']),
    omid: await person('Omid', bluefern, ['learner'], 'fa'),
    tomas: await person('Tomas', tamarack, ['partner-manager', 'learner']),
    now: () => now,
    pass: (milliseconds: number) => {
      now += milliseconds
    },
    grant: (organisationId: string, benefit: string) => {
      granted.set(organisationId, [{ benefit, value: true, because: 'silver', trackSlug: 'technology' }])
    },
    /** Publishes a content folder; the lines of what is wrong when it cannot be. */
    async publish(root: string, compiler: Pick<Compiler, 'compile'>) {
      const checked = await checkContent(root, compiler)
      const errors = checked.problems.filter(({ severity }) => severity === 'error')
      const published = errors.length > 0 ? [] : await checked.publish(system())
      return {
        errors: errors.map(({ file, line, message }) => `${file}:${line} ${message}`),
        changed: published.filter(({ changed }) => changed).map(({ slug, what }) => `${slug}: ${what}`),
      }
    },
    eventsOf: async (type: string) =>
      (
        await handle.db
          .selectFrom('jobs')
          .select('payload')
          .where('kind', '=', 'event')
          .where('name', '=', type)
          .execute()
      ).map(({ payload }) => JSON.parse(payload) as Record<string, unknown>),
    clear: () => rmSync(dataDir, { recursive: true, force: true }),
  }
}
