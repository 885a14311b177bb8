import type { Ctx } from '~/platform/context.server'
import { authorise } from '~/platform/policy'
import { requirePerson } from '~/platform/request.server'
import { mayRunPanels, mayViewStatistics } from '../policy'
import { allPanels, judgesOf } from './queries.server'
import { aboutPanel, type PanelAbout } from './view-panel.server'

export type PanelEntry = PanelAbout & {
  judges: number
  handedIn: number
  /** whoever asks is a judge, and what they have to do */
  mine: 'to-rate' | 'handed-in' | null
}

/**
 * All panels for examiners; those they judge for everybody else who may.
 * @param of.exam short name of the exam that they are about
 * @throws AppError 403
 */
export async function listPanels(
  ctx: Ctx,
  of: { exam?: string | null } = {},
): Promise<{ panels: PanelEntry[]; mayRun: boolean }> {
  const person = requirePerson(ctx)
  authorise(mayViewStatistics(person))
  const mayRun = mayRunPanels(person).allow
  const judges = await judgesOf(ctx.db, {})
  const panels = (await allPanels(ctx.db)).flatMap((row): PanelEntry[] => {
    const own = judges.filter(({ panel_id }) => panel_id === row.id)
    const me = own.find(({ person_id }) => person_id === person.personId)
    if (!mayRun && !me) return []
    if (of.exam && row.exam_slug !== of.exam) return []
    const handed = row.second_round_at === null ? 'first_handed_in_at' : 'second_handed_in_at'
    const isOpen = row.closed_at === null
    return [
      {
        ...aboutPanel(row),
        judges: own.length,
        handedIn: own.filter((judge) => judge[handed] !== null).length,
        mine: me && isOpen ? (me[handed] === null ? 'to-rate' : 'handed-in') : null,
      },
    ]
  })
  return { panels, mayRun }
}
