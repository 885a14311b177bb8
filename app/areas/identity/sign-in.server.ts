import type { Ctx } from '~/platform/context.server'
import { type CredentialsVerdict, checkCredentials } from './check-credentials.server'
import { membershipsOf } from './queries.people.server'
import { newSpan } from './session-lifetime'
import { type Device, endSession, startSession } from './sessions.server'

export type SignInOutcome =
  | { ok: true; cookie: string; personId: string }
  | Exclude<CredentialsVerdict, { ok: true }>
  /** The password is right, but the person belongs to no organisation any more. */
  | { ok: false; kind: 'no-organisation' }

/**
 * Opens a session under a new id and ends the one that this browser had.
 * @throws AppError 503 `errors.busy`
 */
export async function signIn(
  ctx: Ctx,
  input: { email: string; password: string; staySignedIn: boolean; device: Device },
): Promise<SignInOutcome> {
  const verdict = await checkCredentials(ctx, { ...input, address: input.device.address })
  if (!verdict.ok) return verdict
  return openDoor(ctx, { ...input, personId: verdict.person.id, by: 'password' })
}

/** What follows once it is known who is there; also for the demo's door. */
export async function openDoor(
  ctx: Ctx,
  of: { personId: string; staySignedIn: boolean; device: Device; by: 'password' | 'demo' },
): Promise<Extract<SignInOutcome, { ok: true } | { kind: 'no-organisation' }>> {
  const memberships = await membershipsOf(ctx.db, of.personId)
  // The organisation that the person joined last is the one they most likely work for now.
  const place = memberships.at(-1)
  if (!place) return { ok: false, kind: 'no-organisation' }
  return ctx.transaction(async (tx) => {
    if (tx.actor.kind === 'person') await endSession(tx, tx.actor.sessionIdHash)
    const cookie = await startSession(tx, {
      personId: of.personId,
      organisationId: place.organisation_id,
      device: of.device,
      span: newSpan(of.staySignedIn, tx.now),
    })
    await tx.audit({
      action: 'identity.signed-in',
      subject: { kind: 'person', id: of.personId },
      organisationId: place.organisation_id,
      after: { by: of.by, device: of.device },
    })
    return { ok: true, cookie, personId: of.personId }
  })
}
