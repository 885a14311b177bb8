import { vendor } from '~/areas/identity/organisations.server'
import type { Ctx } from '~/platform/context.server'
import type { JudgesInvited } from '../events'

/** Says who was asked into a panel, so that they are told. */
export async function inviteByEvent(
  tx: Ctx,
  panel: { id: string; title: string },
  judgeIds: readonly string[],
): Promise<void> {
  const event: JudgesInvited = {
    type: 'exams.judges-invited',
    v: 1,
    panelId: panel.id,
    panelTitle: panel.title,
    judgeIds: [...judgeIds],
    vendorId: (await vendor(tx)).id,
    invitedAt: tx.now,
  }
  await tx.publish(event)
}
