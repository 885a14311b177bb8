import { type Actor, hasRole, isVendorStaff } from '~/platform/actor'
import { allowIf, type Verdict } from '~/platform/policy'

const runsProgramme = (actor: Actor): boolean =>
  isVendorStaff(actor) && hasRole(actor, 'programme-manager', 'administrator')

/** Rules, facts and partners are in the hands of programme managers; the product's own work acts as the system. */
export const mayManageProgramme = (actor: Actor): Verdict =>
  allowIf(actor.kind === 'system' || runsProgramme(actor), 'tiers.not-a-programme-manager')

/** Everybody in a partner sees the partner's tier with its reasons; programme staff see every partner's. */
export const mayViewTier = (actor: Actor, partnerId: string): Verdict =>
  allowIf(
    runsProgramme(actor) || (actor.kind === 'person' && actor.organisationId === partnerId),
    'tiers.not-your-company',
  )

/** Rules have no secrets: whoever is signed in reads what counts and what counted. */
export const mayReadRules = (actor: Actor): Verdict => allowIf(actor.kind === 'person', 'tiers.members-only')

/** The company's own pages are for members of partners; vendor staff look at partners in the programme's pages. */
export const mayViewOwnTier = (actor: Actor): Verdict =>
  allowIf(actor.kind === 'person' && actor.organisationKind === 'partner', 'tiers.not-a-partner')

/** A plan says who learns what, and which exams rest for whom: it is for those who lead these people. */
export const mayPlan = (actor: Actor, partnerId: string): Verdict =>
  allowIf(
    actor.kind === 'person' &&
      actor.organisationKind === 'partner' &&
      actor.organisationId === partnerId &&
      hasRole(actor, 'partner-manager'),
    'tiers.not-a-manager',
  )

/** What a company has may be handed out by its own managers; programme managers may do it for them. */
export const mayUseBenefits = (actor: Actor, partnerId: string): Verdict =>
  allowIf(
    runsProgramme(actor) ||
      (actor.kind === 'person' && actor.organisationId === partnerId && hasRole(actor, 'partner-manager')),
    'benefits.not-a-manager',
  )
