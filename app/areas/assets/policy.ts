import { type Actor, hasRole, isVendorStaff } from '~/platform/actor'
import { type Entitlement, entitledTo } from '~/platform/entitlements'
import { allow, allowIf, deny, type Verdict } from '~/platform/policy'

/** Who may see folders and open their files. Every reason is an error code of this area. */

export const mayPublishAssets = (actor: Actor): Verdict =>
  allowIf(
    actor.kind === 'system' || (hasRole(actor, 'administrator') && isVendorStaff(actor)),
    'assets.not-a-publisher',
  )

export const maySeeFolders = (actor: Actor): Verdict => allowIf(actor.kind === 'person', 'assets.members-only')

export function mayOpenFolder(
  actor: Actor,
  folder: { requiresBenefit: string | null },
  granted: readonly Entitlement[],
): Verdict {
  if (actor.kind !== 'person') return deny('assets.members-only')
  if (folder.requiresBenefit === null || isVendorStaff(actor)) return allow
  return allowIf(entitledTo(granted, folder.requiresBenefit), 'assets.reserved')
}
