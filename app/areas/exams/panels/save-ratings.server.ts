import type { Ctx } from '~/platform/context.server'
import { conflict, notFound } from '~/platform/errors'
import { authorise } from '~/platform/policy'
import { requirePerson } from '~/platform/request.server'
import { mayJudge } from '../policy'
import { phaseOf, type RatingProblem, readRatings } from './phase'
import { judgesOf, lockPanel, questionsOf, replaceRatings, setJudge } from './queries.server'

/**
 * Keeps a judge's ratings of the round that is on, and hands them in where that is asked and all are there. What is
 * handed in can be changed until the round ends; what could be read is kept beside what could not.
 * @throws AppError 403 for others than the panel's judges, 404, 409 when the panel is closed
 */
export async function saveRatings(
  ctx: Ctx,
  input: { panel: string; typed: ReadonlyMap<string, string>; handsIn: boolean },
): Promise<{ problems: RatingProblem[]; handedIn: boolean; rated: number }> {
  const person = requirePerson(ctx)
  return ctx.transaction(async (tx) => {
    const panel = await lockPanel(tx.db, input.panel)
    if (!panel) throw notFound('exams.panel-not-found')
    const judges = await judgesOf(tx.db, { panelId: panel.id })
    authorise(
      mayJudge(
        person,
        judges.map(({ person_id }) => person_id),
      ),
    )
    const phase = phaseOf(panel)
    if (phase === 'closed') throw conflict('exams.panel-closed')
    const round = phase === 'first-round' ? 1 : 2
    const questionIds = (await questionsOf(tx.db, panel.id)).map((row) => row.question_version_id)
    const { ratings, problems } = readRatings(questionIds, input.typed, input.handsIn)
    const of = { panelId: panel.id, personId: person.personId }
    await replaceRatings(
      tx.db,
      { ...of, round },
      [...ratings].map(([versionId, rating]) => ({
        panel_id: panel.id,
        person_id: person.personId,
        question_version_id: versionId,
        round,
        rating,
        rated_at: tx.now,
      })),
    )
    const handedIn = input.handsIn && problems.length === 0
    // Ratings taken out again are not handed in any more.
    const at = handedIn ? tx.now : ratings.size < questionIds.length ? null : undefined
    if (at !== undefined)
      await setJudge(tx.db, of, round === 1 ? { first_handed_in_at: at } : { second_handed_in_at: at })
    if (handedIn)
      await tx.audit({
        action: 'exams.panel-ratings-handed-in',
        subject: { kind: 'panel', id: panel.id },
        after: { round },
      })
    return { problems, handedIn, rated: ratings.size }
  })
}
