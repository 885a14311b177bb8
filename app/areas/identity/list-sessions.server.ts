import type { Ctx } from '~/platform/context.server'
import { authorise } from '~/platform/policy'
import { type DeviceWords, describeDevice } from './describe-device'
import { mayEndSessionsOf } from './policy'
import { sessionsOfPerson } from './queries.sessions.server'

export type SessionView = {
  /** names the session in addresses; nobody can sign in with it */
  id: string
  device: DeviceWords
  address: string | null
  startedAt: number
  endsAt: number
  isCurrent: boolean
}

/** Where a person is signed in, the browser that asks first. @throws AppError 403 `identity.not-an-administrator` */
export async function listSessions(ctx: Ctx, personId: string): Promise<SessionView[]> {
  authorise(mayEndSessionsOf(ctx.actor, personId))
  const current = ctx.actor.kind === 'person' ? ctx.actor.sessionIdHash : null
  const rows = await sessionsOfPerson(ctx.db, personId)
  return rows
    .filter((row) => row.expires_at > ctx.now)
    .map((row) => ({
      id: row.id_hash,
      device: describeDevice(row.user_agent),
      address: row.address,
      startedAt: row.created_at,
      endsAt: row.expires_at,
      isCurrent: row.id_hash === current,
    }))
    .sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent))
}
