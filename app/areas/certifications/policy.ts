import { type Actor, hasRole, isVendorStaff, type Role } from '~/platform/actor'
import { allowIf, type Verdict } from '~/platform/policy'

type Owned = { personId: string; organisationId: string }

/** These roles are the vendor's; held anywhere else they would open nothing. */
const isStaff = (actor: Actor, ...roles: Role[]): boolean => isVendorStaff(actor) && hasRole(actor, ...roles)

/** The holder, the holder's partner manager, and programme staff. */
export const mayViewCertificate = (actor: Actor, certificate: Owned): Verdict =>
  allowIf(
    actor.kind === 'person' &&
      (actor.personId === certificate.personId ||
        (hasRole(actor, 'partner-manager') && actor.organisationId === certificate.organisationId) ||
        isStaff(actor, 'programme-manager', 'examiner', 'administrator')),
    'certifications.not-yours',
  )

export const mayListAllCertificates = (actor: Actor): Verdict =>
  allowIf(isStaff(actor, 'programme-manager', 'administrator'), 'certifications.not-a-programme-manager')

/** Revoke, and take a revocation back. */
export const mayRevokeCertificates = (actor: Actor): Verdict =>
  allowIf(isStaff(actor, 'programme-manager', 'administrator'), 'certifications.not-a-programme-manager')

export const mayPublishCertifications = (actor: Actor): Verdict =>
  allowIf(
    actor.kind === 'system' || isStaff(actor, 'programme-manager', 'administrator'),
    'certifications.not-a-programme-manager',
  )

/** Whether strangers see the name is for the holder alone to say. */
export const mayChooseNameShown = (actor: Actor, certificate: Owned): Verdict =>
  allowIf(actor.kind === 'person' && actor.personId === certificate.personId, 'certifications.not-yours')
