import { vendor } from '~/areas/identity/organisations.server'
import type { Ctx } from '~/platform/context.server'
import { conflict, notFound } from '~/platform/errors'
import { authorise } from '~/platform/policy'
import { requirePerson } from '~/platform/request.server'
import type { SecondRoundOpened } from '../events'
import { mayRunPanels } from '../policy'
import { newJudge } from './create-panel.server'
import { inviteByEvent } from './invite-by-event.server'
import { peopleToAsk } from './people-to-ask.server'
import { mayClose, maySeeOthers, phaseOf, type StepDecision } from './phase'
import { insertJudges, judgesOf, lockPanel, setJudge, setPanel } from './queries.server'

/** What examiners do with a panel that is under way. All throw AppError 403 for others, 404 for no such panel. */

/** @throws AppError 409 when the panel is closed */
export const inviteJudges = (ctx: Ctx, input: { panel: string; personIds: readonly string[] }) =>
  changing(ctx, input.panel, async (tx, panel, by) => {
    if (phaseOf(panel) === 'closed') throw conflict('exams.panel-closed')
    const known = new Set((await peopleToAsk(tx)).map(({ personId }) => personId))
    const invited = [...new Set(input.personIds)].filter((id) => known.has(id))
    const sitting = new Set((await judgesOf(tx.db, { panelId: panel.id })).map(({ person_id }) => person_id))
    const fresh = invited.filter((id) => !sitting.has(id))
    if (fresh.length > 0) {
      await insertJudges(
        tx.db,
        fresh.map((personId) => newJudge(panel.id, personId, { by, at: tx.now })),
      )
      await inviteByEvent(tx, panel, fresh)
    }
    await noted(tx, 'exams.panel-judges-invited', panel.id, { invited })
    return { invited: invited.length }
  })

/** What a removed judge rated is kept and counts no more. */
export const removeJudge = (ctx: Ctx, input: { panel: string; judge: string }) =>
  changing(ctx, input.panel, async (tx, panel) => {
    if (phaseOf(panel) === 'closed') throw conflict('exams.panel-closed')
    await setJudge(tx.db, { panelId: panel.id, personId: input.judge }, { removed_at: tx.now })
    await noted(tx, 'exams.panel-judge-removed', panel.id, { judge: input.judge })
  })

/** Ends the round in which nobody sees the others. */
export const openSecondRound = (ctx: Ctx, input: { panel: string }): Promise<StepDecision> =>
  changing(ctx, input.panel, async (tx, panel) => {
    const judges = await judgesOf(tx.db, { panelId: panel.id })
    const decision = maySeeOthers(
      phaseOf(panel),
      judges.filter(({ first_handed_in_at }) => first_handed_in_at !== null).length,
    )
    if (!decision.allowed) return decision
    await setPanel(tx.db, panel.id, { second_round_at: tx.now })
    const event: SecondRoundOpened = {
      type: 'exams.second-round-opened',
      v: 1,
      panelId: panel.id,
      panelTitle: panel.title,
      judgeIds: judges.map(({ person_id }) => person_id),
      vendorId: (await vendor(tx)).id,
    }
    await tx.publish(event)
    await noted(tx, 'exams.panel-second-round', panel.id, {})
    return decision
  })

export const closePanel = (ctx: Ctx, input: { panel: string }): Promise<StepDecision> =>
  changing(ctx, input.panel, async (tx, panel) => {
    const decision = mayClose(phaseOf(panel))
    if (!decision.allowed) return decision
    await setPanel(tx.db, panel.id, { closed_at: tx.now })
    await noted(tx, 'exams.panel-closed', panel.id, {})
    return decision
  })

async function changing<Result>(
  ctx: Ctx,
  panelId: string,
  change: (tx: Ctx, panel: NonNullable<Awaited<ReturnType<typeof lockPanel>>>, by: string) => Promise<Result>,
): Promise<Result> {
  const person = requirePerson(ctx)
  authorise(mayRunPanels(person))
  return ctx.transaction(async (tx) => {
    const panel = await lockPanel(tx.db, panelId)
    if (!panel) throw notFound('exams.panel-not-found')
    return change(tx, panel, person.personId)
  })
}

const noted = (tx: Ctx, action: string, panelId: string, after: object) =>
  tx.audit({ action, subject: { kind: 'panel', id: panelId }, after })
