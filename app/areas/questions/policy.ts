import { type Actor, hasRole, isVendorStaff } from '~/platform/actor'
import { allow, allowIf, type Verdict } from '~/platform/policy'

/** Who may see and change the question bank. Every reason is an error code of this area. */

export const mayPublishQuestions = (actor: Actor): Verdict =>
  allowIf(
    actor.kind === 'system' || (hasRole(actor, 'administrator') && isVendorStaff(actor)),
    'questions.not-a-publisher',
  )

/** Writes pools, questions and their states in the browser; imports do it through the command line too. */
export const mayEditBank = (actor: Actor): Verdict =>
  allowIf(
    actor.kind === 'system' || (hasRole(actor, 'trainer', 'administrator') && isVendorStaff(actor)),
    'questions.not-a-trainer',
  )

/** Questions with their keys. */
export const maySeeBank = (actor: Actor): Verdict =>
  allowIf(hasRole(actor, 'trainer', 'examiner', 'administrator') && isVendorStaff(actor), 'questions.not-an-author')

/** Questions with their keys as a file that leaves the product. */
export const mayExportQuestions = (actor: Actor): Verdict => (actor.kind === 'system' ? allow : maySeeBank(actor))
