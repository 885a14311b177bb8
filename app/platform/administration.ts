import { type Actor, hasRole, isVendorStaff } from './actor'
import { allowIf, type Verdict } from './policy'

/** Background work, mail and the audit trail of the installation are for the vendor's administrators alone. */
export const mayAdministerInstallation = (actor: Actor): Verdict =>
  allowIf(
    actor.kind === 'system' || (isVendorStaff(actor) && hasRole(actor, 'administrator')),
    'admin.not-an-administrator',
  )
