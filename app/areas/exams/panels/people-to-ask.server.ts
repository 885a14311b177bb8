import type { Member } from '~/areas/identity/members'
import { vendor } from '~/areas/identity/organisations.server'
import { peopleOf } from '~/areas/identity/people.server'
import type { Ctx } from '~/platform/context.server'

/** Vendor staff who may see questions with their keys, by name: who else could say how hard one is. */
export async function peopleToAsk(ctx: Ctx): Promise<Member[]> {
  const members = await peopleOf(ctx, (await vendor(ctx)).id)
  return members.filter(({ roles }) => roles.some((role) => JUDGING.has(role)))
}

const JUDGING: ReadonlySet<string> = new Set(['trainer', 'examiner', 'administrator'])
