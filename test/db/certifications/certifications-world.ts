import type { DatabaseHandle } from '#db/open'
import { certificationSchema } from '~/areas/certifications/definition'
import type { CertificateIssued, CertificateReinstated } from '~/areas/certifications/events'
import { issueOnPass } from '~/areas/certifications/issue-on-pass.server'
import { issueWithheld } from '~/areas/certifications/issue-withheld.server'
import { certificatesOf } from '~/areas/certifications/list-certificates.server'
import { publishCertification } from '~/areas/certifications/publish-certification.server'
import type { AttemptClosed } from '~/areas/exams/events'
import { createOrganisation } from '~/areas/identity/create-organisation.server'
import { createPerson } from '~/areas/identity/create-person.server'
import type { Actor, PersonActor, Role } from '~/platform/actor'
import { type ContextParts, type Ctx, createContext } from '~/platform/context.server'
import { readConfig } from '~/platform/env.server'
import { createLogger } from '~/platform/log.server'

export const DAY = 86_400_000
const COUNTS = ['certifications.certificate-issued', 'certifications.certificate-reinstated']
export type CertificationsWorld = Awaited<ReturnType<typeof certificationsWorld>>

/**
 * Halyard with a programme manager, an examiner and a trainer; Bluefern (Petra manages, Lena and Omid learn) and Tamarack
 * (Tomas manages). Halyard certifies `associate`, valid two years with a window of six months, and `professional`, which
 * asks for it.
 */
export async function certificationsWorld(handle: DatabaseHandle, env: Record<string, string> = {}) {
  let now = Date.UTC(2026, 2, 14, 9)
  const parts: ContextParts = {
    db: handle.db,
    config: readConfig({ PUBLIC_URL: 'https://partners.halyard.example', DATABASE_URL: handle.url, ...env }),
    log: createLogger('silent', 'test'),
    files: {} as ContextParts['files'],
    clock: () => now,
    wake: () => {},
    entitlements: () => ({ of: async () => [] }),
  }
  const as = (actor: Actor): Ctx => createContext(parts, { actor, requestId: 'request' })
  const system = () => as({ kind: 'system', name: 'test' })
  const organisation = async (kind: 'vendor' | 'partner', name: string) => ({
    kind,
    name,
    id: (await createOrganisation(system(), { kind, name })).organisationId,
  })
  const halyard = await organisation('vendor', 'Halyard')
  const bluefern = await organisation('partner', 'Bluefern Integration')
  const tamarack = await organisation('partner', 'Tamarack Systems')
  const person = async (
    name: string,
    at: typeof halyard,
    roles: Role[],
    of: { locale?: string; email?: string } = {},
  ): Promise<PersonActor> => {
    const email = of.email ?? `${name.toLowerCase()}@example.test`
    const locale = of.locale ?? 'en'
    const timeZone = 'Europe/Berlin'
    const memberships = [{ organisationId: at.id, roles }]
    const { personId } = await createPerson(system(), { name, email, locale, timeZone, memberships })
    return {
      kind: 'person',
      personId,
      name,
      email,
      locale,
      timeZone,
      theme: 'system',
      organisationId: at.id,
      organisationKind: at.kind,
      organisationName: at.name,
      organisationSlug: at.name.toLowerCase(),
      roles,
      sessionIdHash: 'none',
    }
  }
  const definition = (title: string, of: object = {}) =>
    certificationSchema.parse({
      title,
      level: 'associate',
      ladder: 'Integration',
      rung: 1,
      description: 'Builds integrations that last.',
      evidence: { exam: 'associate' },
      validityMonths: 24,
      renewalWindowMonths: 6,
      product: '2026-10',
      ...of,
    })
  const publish = (slug: string, title: string, of: object = {}) =>
    publishCertification(system(), { slug, definition: definition(title, of) })
  await publish('associate', 'Integration Associate')
  await publish('professional', 'Integration Professional', { prerequisites: ['associate'], rung: 2 })

  let attempts = 0
  const passed = (who: PersonActor, of: Partial<AttemptClosed> = {}): AttemptClosed => ({
    type: 'exams.attempt-closed',
    v: 1,
    attemptId: `attempt-${++attempts}`,
    examSlug: 'associate',
    examTitle: 'Associate exam',
    certificationSlug: 'associate',
    personId: who.personId,
    organisationId: who.organisationId,
    passed: true,
    share: '4/5',
    startedAt: (of.submittedAt ?? now) - 60_000,
    submittedAt: now,
    closedBy: 'learner',
    ...of,
  })

  const eventsOf = async (type: string) =>
    (
      await handle.db
        .selectFrom('jobs')
        .select('payload')
        .where('kind', '=', 'event')
        .where('name', '=', type)
        .execute()
    ).map(({ payload }) => JSON.parse(payload) as Record<string, unknown>)

  return {
    handle,
    parts,
    as,
    system,
    stranger: () => as({ kind: 'anonymous' }),
    person,
    publish,
    halyard,
    bluefern,
    tamarack,
    ingrid: await person('Ingrid', halyard, ['programme-manager']),
    edda: await person('Edda', halyard, ['examiner']),
    tara: await person('Tara', halyard, ['trainer']),
    petra: await person('Petra', bluefern, ['partner-manager', 'learner']),
    lena: await person('Lena', bluefern, ['learner']),
    omid: await person('Omid', bluefern, ['learner'], { locale: 'fa' }),
    tomas: await person('Tomas', tamarack, ['partner-manager', 'learner']),
    now: () => now,
    pass: (milliseconds: number) => {
      now += milliseconds
    },
    passed,
    /** Hears an event as a worker does, in a transaction of its own. */
    hear: (event: AttemptClosed) => system().transaction((tx) => issueOnPass(tx, event)),
    /** Every certificate that came to count is heard by the passes that wait, again and again until none is new. */
    async hearIssued() {
      for (let heard = -1; ; ) {
        const events = (await Promise.all(COUNTS.map(eventsOf))).flat()
        if (events.length === heard) return
        heard = events.length
        for (const event of events)
          await system().transaction((tx) =>
            issueWithheld(tx, event as unknown as CertificateIssued | CertificateReinstated),
          )
      }
    },
    certificates: (who: PersonActor) => certificatesOf(system(), { personId: who.personId }),
    /** The one certificate of a person who has just passed. */
    async certify(who: PersonActor, of: Partial<AttemptClosed> = {}) {
      const event = passed(who, of)
      await system().transaction((tx) => issueOnPass(tx, event))
      const [certificate] = await certificatesOf(system(), { evidenceId: event.attemptId })
      if (!certificate) throw new Error('a pass was expected to earn a certificate')
      return certificate
    },
    eventsOf,
    auditOf: async (action: string) =>
      (
        await handle.db
          .selectFrom('audit_log')
          .innerJoin('audit_details', 'audit_details.audit_id', 'audit_log.id')
          .select(['actor_id', 'subject_id', 'detail'])
          .where('action', '=', action)
          .orderBy('seq')
          .execute()
      ).map((row) => ({ ...row, detail: JSON.parse(row.detail ?? 'null') as Record<string, unknown> })),
  }
}
