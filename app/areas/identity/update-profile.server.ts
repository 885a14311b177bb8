import type { Theme } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { requirePerson } from '~/platform/request.server'
import { updatePerson } from './queries.people.server'

export type Profile = { name: string; locale: string; timeZone: string; theme: Theme }

/** Changes what the actor may change of their own account, and nothing else; what is left out stays. */
export async function updateProfile(ctx: Ctx, change: Partial<Profile>): Promise<void> {
  const actor = requirePerson(ctx)
  const before: Profile = { name: actor.name, locale: actor.locale, timeZone: actor.timeZone, theme: actor.theme }
  const after: Profile = {
    name: change.name ?? before.name,
    locale: change.locale ?? before.locale,
    timeZone: change.timeZone ?? before.timeZone,
    theme: change.theme ?? before.theme,
  }
  await ctx.transaction(async (tx) => {
    await updatePerson(tx.db, actor.personId, {
      name: after.name,
      locale: after.locale,
      time_zone: after.timeZone,
      theme: after.theme,
    })
    await tx.audit({
      action: 'identity.profile-updated',
      subject: { kind: 'person', id: actor.personId },
      before,
      after,
    })
  })
}
