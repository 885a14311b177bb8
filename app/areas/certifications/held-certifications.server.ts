import type { Holding } from '~/areas/exams/delivery/may-start'
import type { Ctx } from '~/platform/context.server'
import { isCurrentState } from './certificate-state'
import { certificatesOf } from './list-certificates.server'

/** Every certificate a person was issued, as the exams ask for it. */
export async function holdingsOf(ctx: Ctx, personId: string): Promise<Holding[]> {
  return (await certificatesOf(ctx, { personId })).map(({ certification, issuedAt, state }) => ({
    certification,
    issuedAt,
    isCurrent: isCurrentState(state.state),
    renewalFrom: state.renewalFrom,
  }))
}

/** Slugs of the certifications a person holds now: active or in renewal. */
export async function heldCertifications(ctx: Ctx, personId: string): Promise<string[]> {
  const certificates = await certificatesOf(ctx, { personId })
  return [
    ...new Set(
      certificates.filter(({ state }) => isCurrentState(state.state)).map(({ certification }) => certification),
    ),
  ]
}
