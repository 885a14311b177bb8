import { optionIdsOf, revealQuestion } from '~/areas/questions/answer-question'
import { aboutVersions } from '~/areas/questions/bank/about-versions.server'
import { questionVersions } from '~/areas/questions/question-versions.server'
import { type Review, SHOW_EVERYTHING } from '~/areas/questions/review'
import type { Ctx } from '~/platform/context.server'
import { invariant, notFound } from '~/platform/errors'
import { authorise } from '~/platform/policy'
import { requirePerson } from '~/platform/request.server'
import { mayJudge } from '../policy'
import { findPanel, judgesOf, questionsOf, ratingsOf } from './queries.server'
import { aboutPanel, type PanelAbout, pastAttempts } from './view-panel.server'

export type RatingsView = PanelAbout & {
  round: 1 | 2
  handedIn: boolean
  questions: {
    versionId: string
    position: number
    externalId: string
    review: Review
    /** of this round; in the second, what was rated in the first until it is changed */
    rating: number | null
    /** only in the second round */
    others: { mean: number; low: number; high: number; own: number | null; facility: number | null } | null
  }[]
}

/**
 * A panel as a judge sees it: the questions with their keys; of the others' ratings nothing before the second round.
 * @throws AppError 403 for others than the panel's judges, 404
 */
export async function viewRatings(ctx: Ctx, id: string): Promise<RatingsView> {
  const person = requirePerson(ctx)
  const row = await findPanel(ctx.db, id)
  if (!row) throw notFound('exams.panel-not-found')
  const judges = await judgesOf(ctx.db, { panelId: id })
  authorise(
    mayJudge(
      person,
      judges.map(({ person_id }) => person_id),
    ),
  )
  const own = judges.find(({ person_id }) => person_id === person.personId)
  const round = row.second_round_at === null ? 1 : 2
  const pinned = await questionsOf(ctx.db, id)
  const versionIds = pinned.map((question) => question.question_version_id)
  const bodies = await questionVersions(ctx, versionIds)
  const about = await aboutVersions(ctx, versionIds)
  const ratings = await ratingsOf(ctx.db, id)
  const counted = new Set(judges.filter((judge) => judge.first_handed_in_at !== null).map(({ person_id }) => person_id))
  const facilities =
    round === 2 && row.shows_facility === 1 && row.exam_id !== null
      ? (await pastAttempts(ctx, row.exam_id)).facilities
      : null
  return {
    ...aboutPanel(row),
    round,
    handedIn: (round === 1 ? own?.first_handed_in_at : own?.second_handed_in_at) != null,
    questions: pinned.map(({ question_version_id: versionId, position }) => {
      const question = bodies.get(versionId)
      invariant(question, `question version ${versionId} is kept for good`)
      const mine = (of: number) =>
        ratings.find(
          (one) => one.person_id === person.personId && one.question_version_id === versionId && one.round === of,
        )?.rating ?? null
      const firsts = ratings
        .filter((one) => one.round === 1 && one.question_version_id === versionId && counted.has(one.person_id))
        .map(({ rating }) => rating)
      return {
        versionId,
        position,
        externalId: about.get(versionId)?.externalId ?? '',
        review: revealQuestion(question, optionIdsOf(question), null, SHOW_EVERYTHING),
        rating: round === 1 ? mine(1) : (mine(2) ?? mine(1)),
        others:
          round === 1 || firsts.length === 0
            ? null
            : {
                mean: firsts.reduce((sum, one) => sum + one, 0) / firsts.length,
                low: Math.min(...firsts),
                high: Math.max(...firsts),
                own: mine(1),
                facility: facilities?.get(versionId) ?? null,
              },
      }
    }),
  }
}
