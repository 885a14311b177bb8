import { type Actor, hasRole, isVendorStaff } from '~/platform/actor'
import { type Entitlement, entitledTo } from '~/platform/entitlements'
import { allow, allowIf, deny, type Verdict } from '~/platform/policy'

/** Who may publish, see and read courses. Every reason is an error code of this area. */

/** Content comes from files of the installation's own repository, published by its command line. */
export const mayPublishContent = (actor: Actor): Verdict =>
  allowIf(actor.kind === 'system' || hasRole(actor, 'administrator'), 'catalogue.not-a-publisher')

export const maySeeCatalogue = (actor: Actor): Verdict => allowIf(actor.kind === 'person', 'catalogue.members-only')

/** The author's view: revisions, problems, knowledge checks with their keys. */
export const maySeeAuthoring = (actor: Actor): Verdict =>
  allowIf(hasRole(actor, 'trainer', 'examiner', 'administrator') && isVendorStaff(actor), 'catalogue.not-an-author')

/**
 * A course that is reserved to a benefit can be looked at by everybody; its lessons are for companies whose tier grants
 * the benefit, and for vendor staff.
 */
export function mayReadLessons(
  actor: Actor,
  course: { requiresBenefit: string | null },
  granted: readonly Entitlement[],
): Verdict {
  if (actor.kind === 'anonymous') return deny('catalogue.members-only')
  if (course.requiresBenefit === null || actor.kind === 'system' || isVendorStaff(actor)) return allow
  return allowIf(entitledTo(granted, course.requiresBenefit), 'catalogue.reserved')
}
