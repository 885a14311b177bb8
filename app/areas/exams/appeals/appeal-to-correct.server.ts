import { findPeople } from '~/areas/identity/people.server'
import { ownResponse } from '~/areas/questions/answer-question'
import { questionVersions } from '~/areas/questions/question-versions.server'
import type { Ctx } from '~/platform/context.server'
import { canonicalJson, json } from '~/platform/json'
import { currentResponses } from '../queries.responses.server'
import { itemsOf } from '../queries.server'
import { findAppeal } from './queries.server'

/** An upheld appeal as the form of a correction needs it; null for one that is not, or is about another question. */
export async function appealToCorrect(ctx: Ctx, of: { appealId: string; questionId: string }) {
  const appeal = await findAppeal(ctx.db, of.appealId)
  if (appeal?.state !== 'upheld' || appeal.question_id !== of.questionId) return null
  const question = (await questionVersions(ctx, [appeal.question_version_id])).get(appeal.question_version_id)
  const item = (await itemsOf(ctx.db, appeal.attempt_id)).find(({ id }) => id === appeal.item_id)
  const kept = (await currentResponses(ctx.db, appeal.attempt_id)).find(({ item_id }) => item_id === appeal.item_id)
  const own =
    question && item && kept
      ? ownResponse(question, json<string[]>(item.option_ids), json<unknown>(kept.response))
      : null
  const people = await findPeople(ctx, [appeal.person_id])
  return {
    id: appeal.id,
    personName: people.get(appeal.person_id)?.name ?? '',
    words: appeal.words,
    versionId: appeal.question_version_id,
    answer: own === null ? null : canonicalJson(own),
  }
}
