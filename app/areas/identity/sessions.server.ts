import { type Adapter, Cookie, type DatabaseSession, Lucia, TimeSpan } from 'lucia'
import type { PersonActor } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import type { Config } from '~/platform/env.server'
import { sha256Hex } from '~/platform/hash.server'
import { rememberPlace } from './known-places.server'
import {
  deleteSession,
  deleteSessionsExpiredBefore,
  deleteSessionsOf,
  insertSession,
  moveSessionEnd,
  sessionWithPerson,
} from './queries.sessions.server'
import { inOrder } from './roles'
import { isLasting, LASTING, type SessionSpan } from './session-lifetime'

/**
 * Sessions, and the only file that knows Lucia. The cookie holds a random id of 200 bits; the table holds its SHA-256,
 * so that a copy of the database opens no door.
 */

/** Where a person signed in, as they may want to recognise it later. */
export type Device = { userAgent: string | null; address: string | null }

type SessionFacts = Device & SessionSpan & { organisationId: string }
type PersonFacts = Omit<PersonActor, 'sessionIdHash'>

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<SessionFacts, PersonFacts>
    DatabaseSessionAttributes: SessionFacts
    DatabaseUserAttributes: PersonFacts
  }
}

/**
 * Begins a session under a fresh id; an id that came with the request is never taken over.
 * Where no password was asked again, `span` carries the times of the session that it replaces.
 * @returns the cookie to set
 */
export async function startSession(
  tx: Ctx,
  of: { personId: string; organisationId: string; device: Device; span: SessionSpan },
): Promise<string> {
  const facts: SessionFacts = { ...of.device, ...of.span, organisationId: of.organisationId }
  const lucia = luciaFor(tx)
  const { id } = await lucia.createSession(of.personId, facts)
  await rememberPlace(tx, { personId: of.personId, address: of.device.address })
  return cookieOf(lucia, id, facts, tx.now)
}

/**
 * Whom a request's cookies stand for. A cookie that names no session is told to go.
 * One query; a write only when the end of the session moves, which happens at most once a week.
 */
export async function readSession(
  ctx: Ctx,
  cookieHeader: string | undefined,
): Promise<{ actor: PersonActor | null; cookies: string[] }> {
  const lucia = luciaFor(ctx)
  const sent = cookieHeader?.split(/;\s*/).find((cookie) => cookie.startsWith(`${lucia.sessionCookieName}=`))
  if (sent === undefined) return { actor: null, cookies: [] }
  const id = readId(lucia, sent)
  const { session, user } = id === null ? { session: null, user: null } : await lucia.validateSession(id)
  if (!session) return { actor: null, cookies: [blankCookie(ctx.config)] }
  const { id: _personId, ...person } = user
  return { actor: { ...person, sessionIdHash: sha256Hex(session.id) }, cookies: [] }
}

/** The cookie that forgets the session in this browser. */
export const blankCookie = (config: Config): string =>
  new Cookie(cookieName(config), '', { ...cookieAttributes(config), maxAge: 0 }).serialize()

export const endSession = (ctx: Ctx, idHash: string): Promise<boolean> => deleteSession(ctx.db, idHash)

/** Rows whose end has come count as absent; this only keeps the table small. */
export const forgetExpiredSessions = (ctx: Ctx): Promise<void> => luciaFor(ctx).deleteExpiredSessions()

const SESSION_ID = /^[a-z2-7]{40}$/

function readId(lucia: Lucia<SessionFacts, PersonFacts>, cookie: string): string | null {
  try {
    const id = lucia.readSessionCookie(cookie)
    return id !== null && SESSION_ID.test(id) ? id : null
  } catch {
    // A percent sign that encodes nothing.
    return null
  }
}

/** Is there time left before the absolute end? */
const canMove = (session: { endsAt: number; absoluteExpiresAt: number }) => session.endsAt < session.absoluteExpiresAt

const isSecure = (config: Config) => config.publicUrl.startsWith('https:')
/** The prefix makes browsers refuse the cookie from a subdomain or over http; only localhost goes without. */
const cookieName = (config: Config) => (isSecure(config) ? '__Host-session' : 'session')
const cookieAttributes = (config: Config) =>
  ({ httpOnly: true, secure: isSecure(config), sameSite: 'lax', path: '/' }) as const

/**
 * The cookie lives until the absolute end, so that it need not be sent again when the session slides; without "stay
 * signed in" it has no age and goes with the browser.
 */
function cookieOf(lucia: Lucia<SessionFacts, PersonFacts>, id: string, session: SessionFacts, now: number): string {
  const cookie = lucia.createSessionCookie(id)
  if (isLasting(session)) cookie.attributes.maxAge = Math.floor((session.absoluteExpiresAt - now) / 1_000)
  else delete cookie.attributes.maxAge
  return cookie.serialize()
}

const luciaFor = (ctx: Ctx) =>
  new Lucia<SessionFacts, PersonFacts>(adapterFor(ctx), {
    sessionExpiresIn: new TimeSpan(LASTING.idle, 'ms'),
    sessionCookie: {
      name: cookieName(ctx.config),
      attributes: { secure: isSecure(ctx.config), sameSite: 'lax', path: '/' },
    },
    getSessionAttributes: (facts) => facts,
    getUserAttributes: (facts) => facts,
  })

/**
 * Our tables for Lucia. It knows one sliding lifetime; the absolute end is kept here, by never writing a later one.
 * It also reads the computer's clock, so times are shifted by what the request's moment differs from that.
 */
function adapterFor(ctx: Ctx): Adapter {
  const shift = Date.now() - ctx.now
  const toClock = (at: number) => new Date(at + shift)
  const fromClock = (date: Date) => date.getTime() - shift
  let known: SessionFacts | null = null

  return {
    async getSessionAndUser(id) {
      const rows = await sessionWithPerson(ctx.db, sha256Hex(id))
      const [row] = rows
      if (!row) return [null, null]
      known = {
        organisationId: row.organisation_id,
        createdAt: row.created_at,
        endsAt: row.expires_at,
        absoluteExpiresAt: row.absolute_expires_at,
        userAgent: row.user_agent,
        address: row.address,
      }
      const session: DatabaseSession = {
        id,
        userId: row.person_id,
        expiresAt: toClock(row.expires_at),
        attributes: known,
      }
      const attributes: PersonFacts = {
        kind: 'person',
        personId: row.person_id,
        name: row.name,
        email: row.email,
        locale: row.locale,
        timeZone: row.time_zone,
        theme: row.theme,
        organisationId: row.organisation_id,
        organisationKind: row.organisation_kind,
        organisationName: row.organisation_name,
        organisationSlug: row.organisation_slug,
        roles: inOrder(
          row.organisation_kind,
          rows.flatMap(({ role }) => role ?? []),
        ),
      }
      return [session, { id: row.person_id, attributes }]
    },
    async setSession({ id, userId, attributes }) {
      await insertSession(ctx.db, {
        id_hash: sha256Hex(id),
        person_id: userId,
        organisation_id: attributes.organisationId,
        created_at: attributes.createdAt,
        expires_at: attributes.endsAt,
        absolute_expires_at: attributes.absoluteExpiresAt,
        user_agent: attributes.userAgent?.slice(0, 400) ?? null,
        address: attributes.address,
      })
    },
    async updateSessionExpiration(id, expiresAt) {
      if (!known || !canMove(known)) return
      await moveSessionEnd(ctx.db, sha256Hex(id), Math.min(fromClock(expiresAt), known.absoluteExpiresAt))
    },
    async deleteSession(id) {
      await deleteSession(ctx.db, sha256Hex(id))
    },
    async deleteUserSessions(personId) {
      await deleteSessionsOf(ctx.db, personId)
    },
    async deleteExpiredSessions() {
      await deleteSessionsExpiredBefore(ctx.db, ctx.now)
    },
    // The list of devices is a read model of its own (list-sessions.server.ts): ids cannot be had back from their hashes.
    getUserSessions: async () => [],
  }
}
