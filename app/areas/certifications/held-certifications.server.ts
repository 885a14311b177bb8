import type { Ctx } from '~/platform/context.server'
import { isCurrentState } from './certificate-state'
import { certificatesOf } from './list-certificates.server'

/** Slugs of the certifications a person holds now: active or in renewal. */
export async function heldCertifications(ctx: Ctx, personId: string): Promise<string[]> {
  const certificates = await certificatesOf(ctx, { personId })
  return [
    ...new Set(
      certificates.filter(({ state }) => isCurrentState(state.state)).map(({ certification }) => certification),
    ),
  ]
}
