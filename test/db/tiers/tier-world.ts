import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely, KyselyPlugin } from 'kysely'
import type { DatabaseHandle } from '#db/open'
import type { Database } from '#db/tables'
import type { CertificateIssued, CertificateReinstated, CertificateRevoked } from '~/areas/certifications/events'
import { publishCertification } from '~/areas/certifications/publish-certification.server'
import { createOrganisation } from '~/areas/identity/create-organisation.server'
import { createPerson } from '~/areas/identity/create-person.server'
import type { IdentityEvent } from '~/areas/identity/events'
import { entitlementsOf } from '~/areas/tiers/benefits/entitlements-of.server'
import type { Programme } from '~/areas/tiers/language/programme'
import { compileProgramme } from '~/areas/tiers/parse/parse-programme'
import { LADDER, programmeWith } from '~/areas/tiers/testing/build-programme'
import { publishProgramme } from '~/areas/tiers/versions/publish-programme.server'
import { handlers, jobs, subscriptions } from '~/jobs/subscriptions.server'
import type { Actor, PersonActor, Role } from '~/platform/actor'
import { type ContextParts, type Ctx, createContext } from '~/platform/context.server'
import { readConfig } from '~/platform/env.server'
import { localFiles } from '~/platform/files.server'
import { newId } from '~/platform/ids'
import { createLogger } from '~/platform/log.server'
import { createWorker } from '~/platform/worker.server'

export const DAY = 86_400_000
export const day = (text: string): number => Date.parse(`${text}T00:00:00Z`)
export type TierWorld = Awaited<ReturnType<typeof tierWorld>>
export type Certified = { certificateId: string; person: PersonActor; certification: string }

/**
 * Halyard with Otto, who manages the programme, and two partners: Bluefern (Petra manages; Ana, Ben and Omid) and
 * Tamarack (Tomas). The track `technology` has Registered, Silver, Gold and Platinum; a tier is kept for 60 days after
 * its requirements were lost. It is 2 March 2026.
 */
export async function tierWorld(handle: DatabaseHandle) {
  let now = Date.parse('2026-03-02T09:00:00Z')
  const dataDir = mkdtempSync(join(tmpdir(), 'rung-tiers-'))
  const counter = countingPlugin()
  const parts: ContextParts = {
    db: handle.db,
    config: readConfig({ PUBLIC_URL: 'https://partners.halyard.example', DATABASE_URL: handle.url }),
    log: createLogger('silent', 'test'),
    files: localFiles(dataDir),
    clock: () => now,
    wake: () => {},
    entitlements: (ctx) => ({ of: (organisationId) => entitlementsOf(ctx, organisationId) }),
  }
  const as = (actor: Actor): Ctx => createContext(parts, { actor, requestId: 'request' })
  const system = () => as({ kind: 'system', name: 'test' })
  const worker = createWorker({ context: (name) => as({ kind: 'system', name }), subscriptions, handlers, jobs })

  const organisation = async (kind: 'vendor' | 'partner', name: string, region: string | null = null) => {
    const { organisationId, slug } = await createOrganisation(system(), { kind, name, region })
    return { id: organisationId, kind, name, slug }
  }
  type Organisation = Awaited<ReturnType<typeof organisation>>
  const person = async (name: string, at: Organisation, roles: Role[], locale = 'en'): Promise<PersonActor> => {
    const email = `${name.toLowerCase()}.${at.slug}@example.test`
    const memberships = [{ organisationId: at.id, roles }]
    const { personId } = await createPerson(system(), { name, email, locale, timeZone: 'UTC', memberships })
    return {
      ...{ kind: 'person', personId, name, email, locale, timeZone: 'UTC', theme: 'system', roles },
      organisationId: at.id,
      organisationKind: at.kind,
      organisationName: at.name,
      organisationSlug: at.slug,
      sessionIdHash: 'none',
    }
  }

  const halyard = await organisation('vendor', 'Halyard')
  const bluefern = await organisation('partner', 'Bluefern Integration', 'DACH')
  const tamarack = await organisation('partner', 'Tamarack Systems', 'Nordics')
  const otto = await person('Otto', halyard, ['programme-manager'])
  const people = {
    petra: await person('Petra', bluefern, ['partner-manager', 'learner']),
    ana: await person('Ana', bluefern, ['learner']),
    ben: await person('Ben', bluefern, ['learner']),
    omid: await person('Omid', bluefern, ['learner'], 'fa'),
    tomas: await person('Tomas', tamarack, ['partner-manager', 'learner']),
  }
  const titles = {
    'integration-associate': 'Integration Associate',
    'integration-professional': 'Integration Professional',
  }
  for (const [slug, title] of Object.entries(titles))
    await publishCertification(system(), {
      slug,
      definition: {
        title,
        level: 'associate',
        ladder: 'Integration',
        rung: slug.endsWith('associate') ? 1 : 2,
        description: title,
        evidence: { exam: slug },
        prerequisites: [],
        validityMonths: 24,
        renewalWindowMonths: 6,
        product: '2026-10',
      },
    })

  const publish = (programme: Programme) =>
    publishProgramme(system(), { source: compileProgramme(programme), programme })

  /** The event that another area would publish, heard by everybody. */
  const tell = async (event: CertificateIssued | CertificateRevoked | CertificateReinstated | IdentityEvent) => {
    await system().transaction((tx) => tx.publish(event))
    await worker.drain()
  }
  const about = (of: Certified) => ({
    v: 1 as const,
    certificateId: of.certificateId,
    publicId: `HY-${of.certificateId.slice(-8).toUpperCase()}`,
    certificationSlug: of.certification,
    certificationTitle: of.certification,
    personId: of.person.personId,
    organisationId: of.person.organisationId,
  })

  await worker.drain()
  return {
    handle,
    parts,
    worker,
    as,
    system,
    otto: () => as(otto),
    manager: otto,
    halyard,
    bluefern,
    tamarack,
    ...people,
    person,
    organisation,
    publish,
    /** The rules of `LADDER`, in force since 1 January 2026. */
    ladder: programmeWith(LADDER),
    now: () => now,
    pass: (milliseconds: number) => {
      now += milliseconds
    },
    goTo: (date: string) => {
      now = day(date)
    },
    /** A certificate is issued, or renewed, and everybody has heard of it. Two years unless told otherwise. */
    async certify(
      who: PersonActor,
      certification: string,
      of: { until?: string; renews?: Certified } = {},
    ): Promise<Certified> {
      const certified = { certificateId: newId(now), person: who, certification }
      await tell({
        type: 'certifications.certificate-issued',
        ...about(certified),
        issuedAt: now,
        expiresAt: of.until ? day(of.until) : now + 730 * DAY,
        renews: of.renews?.certificateId ?? null,
      })
      return certified
    },
    async revoke(certified: Certified) {
      await tell({
        type: 'certifications.certificate-revoked',
        ...about(certified),
        revokedAt: now,
        reason: 'the exam was taken by somebody else',
      })
    },
    async reinstate(certified: Certified) {
      await tell({
        type: 'certifications.certificate-reinstated',
        ...about(certified),
        reinstatedAt: now,
        reason: 'it was the right person after all',
      })
    },
    tell,
    decisions: (partnerId: string, track = 'technology') =>
      handle.db
        .selectFrom('decisions')
        .innerJoin('tracks', 'tracks.id', 'decisions.track_id')
        .selectAll('decisions')
        .where('partner_id', '=', partnerId)
        .where('tracks.slug', '=', track)
        .orderBy('number')
        .execute(),
    standing: (partnerId: string, track = 'technology') =>
      handle.db
        .selectFrom('tier_standings')
        .innerJoin('tracks', 'tracks.id', 'tier_standings.track_id')
        .selectAll('tier_standings')
        .where('partner_id', '=', partnerId)
        .where('tracks.slug', '=', track)
        .executeTakeFirst(),
    factsOf: (partnerId: string, kind: string) =>
      handle.db
        .selectFrom('facts')
        .selectAll()
        .where('partner_id', '=', partnerId)
        .where('kind', '=', kind)
        .orderBy('id')
        .execute(),
    events: async (type: string) =>
      (
        await handle.db
          .selectFrom('jobs')
          .select('payload')
          .where('kind', '=', 'event')
          .where('name', '=', type)
          .orderBy('id')
          .execute()
      ).map(({ payload }) => JSON.parse(payload) as Record<string, unknown>),
    audited: async (action: string) =>
      (await handle.db.selectFrom('audit_log').select('subject_id').where('action', '=', action).execute()).length,
    /** How many queries a read made. */
    async countQueries(actor: Actor, read: (ctx: Ctx) => Promise<unknown>): Promise<number> {
      const db: Kysely<Database> = handle.db.withPlugin(counter.plugin)
      const before = counter.count()
      await read(createContext({ ...parts, db }, { actor, requestId: 'counted' }))
      return counter.count() - before
    },
    clear: () => rmSync(dataDir, { recursive: true, force: true }),
  }
}

function countingPlugin() {
  let count = 0
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      count++
      return node
    },
    transformResult: async ({ result }) => result,
  }
  return { plugin, count: () => count }
}
