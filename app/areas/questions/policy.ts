import { type Actor, hasRole, isVendorStaff } from '~/platform/actor'
import { allowIf, type Verdict } from '~/platform/policy'

/** Who may see and change the question bank. Every reason is an error code of this area. */

export const mayPublishQuestions = (actor: Actor): Verdict =>
  allowIf(
    actor.kind === 'system' || (hasRole(actor, 'administrator') && isVendorStaff(actor)),
    'questions.not-a-publisher',
  )

/** Questions with their keys. */
export const maySeeBank = (actor: Actor): Verdict =>
  allowIf(hasRole(actor, 'trainer', 'examiner', 'administrator') && isVendorStaff(actor), 'questions.not-an-author')
