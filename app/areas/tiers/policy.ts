import { type Actor, hasRole } from '~/platform/actor'
import { allowIf, type Verdict } from '~/platform/policy'

/** Rules, facts and partners are in the hands of programme managers; the product's own work acts as the system. */
export const mayManageProgramme = (actor: Actor): Verdict =>
  allowIf(
    actor.kind === 'system' || hasRole(actor, 'programme-manager', 'administrator'),
    'tiers.not-a-programme-manager',
  )

/** Everybody in a partner sees the partner's tier with its reasons; programme staff see every partner's. */
export const mayViewTier = (actor: Actor, partnerId: string): Verdict =>
  allowIf(
    hasRole(actor, 'programme-manager', 'administrator') ||
      (actor.kind === 'person' && actor.organisationId === partnerId),
    'tiers.not-your-company',
  )
