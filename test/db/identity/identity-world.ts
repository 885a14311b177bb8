import type { DatabaseHandle } from '#db/open'
import { createOrganisation } from '~/areas/identity/create-organisation.server'
import { createPerson } from '~/areas/identity/create-person.server'
import { mailResetLink } from '~/areas/identity/mail-reset-link.server'
import { resolveActor } from '~/areas/identity/resolve-actor.server'
import type { Device } from '~/areas/identity/sessions.server'
import { type SignInOutcome, signIn } from '~/areas/identity/sign-in.server'
import type { Actor, Role } from '~/platform/actor'
import { type ContextParts, type Ctx, createContext } from '~/platform/context.server'
import { readConfig } from '~/platform/env.server'
import { json } from '~/platform/json'
import { createLogger } from '~/platform/log.server'

export const DAY = 86_400_000
export const PASSWORD = 'a heron waits by the mill'
export const phone = { userAgent: 'Mozilla/5.0 (iPhone) Version/19.0 Safari/605.1', address: '192.0.2.7' }
export const laptop = { userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/150.0', address: '192.0.2.8' }

export type IdentityWorld = Awaited<ReturnType<typeof identityWorld>>

/** Halyard with an administrator, and two partners: Bluefern (a manager, a learner) and Tamarack (a manager). */
export async function identityWorld(handle: DatabaseHandle, env: Record<string, string> = {}) {
  let now = Date.UTC(2026, 10, 23, 9)
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
  const stranger = () => as({ kind: 'anonymous' })

  const organisation = async (kind: 'vendor' | 'partner', name: string) =>
    (await createOrganisation(system(), { kind, name })).organisationId
  const person = async (name: string, organisationId: string, ...roles: Role[]) => {
    const email = `${name.toLowerCase()}@example.test`
    const memberships = [{ organisationId, roles }]
    const of = { name, email, password: PASSWORD, locale: 'en', timeZone: 'Europe/Berlin', memberships }
    return { id: (await createPerson(system(), of)).personId, email }
  }
  const halyard = await organisation('vendor', 'Halyard')
  const bluefern = await organisation('partner', 'Bluefern Integration')
  const tamarack = await organisation('partner', 'Tamarack Systems')

  return {
    handle,
    parts,
    as,
    system,
    stranger,
    now: () => now,
    /** Moves the clock on. */
    pass: (milliseconds: number) => {
      now += milliseconds
    },
    halyard,
    bluefern,
    tamarack,
    ada: await person('Ada', halyard, 'administrator'),
    lena: await person('Lena', bluefern, 'partner-manager'),
    omid: await person('Omid', bluefern, 'learner'),
    tove: await person('Tove', tamarack, 'partner-manager'),
    person,
    /** The context of whoever a cookie stands for, as the server would make it. */
    async visit(cookie: string | undefined) {
      const { actor, cookies } = await resolveActor(stranger(), cookie === undefined ? undefined : pair(cookie))
      return { ctx: as(actor), actor, cookies }
    },
    async signInAs(
      who: { email: string },
      device: Device = laptop,
      password = PASSWORD,
      staySignedIn = true,
    ): Promise<string> {
      const outcome: SignInOutcome = await signIn(stranger(), { email: who.email, password, staySignedIn, device })
      if (!outcome.ok) throw new Error(`sign-in was refused: ${outcome.kind}`)
      return outcome.cookie
    },
    async actorOf(who: { email: string }) {
      return (await this.visit(await this.signInAs(who))).ctx
    },
    /** The secret in the link of the newest mail to an address. */
    async mailedToken(to: string): Promise<string> {
      const mails = await mailsTo(handle, to)
      const link = /https:\/\/partners\.halyard\.example\/[\w-]+\/([\w-]{43})/.exec(mails.at(-1)?.body_text ?? '')
      if (!link?.[1]) throw new Error(`no mail with a link to ${to}`)
      return link[1]
    },
    /** Does what the worker would do with the reset mails that were asked for. */
    async runResetJobs() {
      const jobs = await handle.db
        .selectFrom('jobs')
        .selectAll()
        .where('name', '=', 'identity.mail-reset-link')
        .where('state', '=', 'ready')
        .execute()
      for (const job of jobs) {
        await mailResetLink(system(), json(job.payload), { jobId: job.id })
        await handle.db.updateTable('jobs').set({ state: 'done' }).where('id', '=', job.id).execute()
      }
    },
    mailsTo: (to: string) => mailsTo(handle, to),
    async eventTypes() {
      const rows = await handle.db.selectFrom('jobs').select('name').where('kind', '=', 'event').orderBy('id').execute()
      return rows.map(({ name }) => name)
    },
  }
}

const mailsTo = (handle: DatabaseHandle, to: string) =>
  handle.db.selectFrom('mails').selectAll().where('to_address', '=', to).orderBy('id').execute()

/** `name=value` of a set-cookie header, as a browser sends it back. */
export const pair = (setCookie: string) => setCookie.split(';')[0] ?? ''
