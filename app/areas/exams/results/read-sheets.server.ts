import { moduleFor } from '~/areas/questions/question-module'
import { questionVersions } from '~/areas/questions/question-versions.server'
import type { Question } from '~/areas/questions/registry'
import type { Ctx } from '~/platform/context.server'
import { invariant } from '~/platform/errors'
import { json } from '~/platform/json'
import { type PinnedExam, pinnedExam } from '../blueprints/pinned-exam'
import { manualMarksOf } from '../marking/manual-marks.server'
import { isCertainty } from '../modes/certainty-mark'
import { deliveredAs } from '../modes/mode-settings'
import { triesOfAttempts } from '../modes/queries.server'
import { currentResponsesOf } from '../queries.responses.server'
import { itemsOfAttempts, versionsByIds } from '../queries.server'
import type { Correction } from '../regrades/correction'
import { correctionsInForce, type ExplainedCorrection } from '../regrades/corrections-in-force.server'
import type { AnswerSheet } from './answer-sheet'
import { type ManualMarks, NO_MANUAL_MARKS } from './manual-mark'

type ReadSheets = {
  /** by attempt */
  sheets: Map<string, AnswerSheet>
  exams: Map<string, PinnedExam>
  /** in force, in the order they came to be; last the one only thought of, which nobody gave a reason for */
  corrections: readonly ExplainedCorrection[]
  /** what people gave for answers that no rule can mark */
  manual: ManualMarks
  /** every version that was asked, or that a correction refers to */
  versions: ReadonlyMap<string, Question>
}

/**
 * Everything that some attempts are marked from, in five queries however many they are, and one more where answers could
 * be checked while an attempt ran, and where people mark answers, with the corrections in force. Late answers are not read.
 * @param of.adding a correction that is only thought of
 * @param of.known versions read before; it is added to, and a caller with many attempts hands it on
 */
export async function readSheets(
  ctx: Ctx,
  attempts: readonly { id: string; exam_version_id: string }[],
  of: { adding?: Correction; known?: Map<string, Question> } = {},
): Promise<ReadSheets> {
  const ids = attempts.map(({ id }) => id)
  const items = await itemsOfAttempts(ctx.db, ids)
  const asked = items.map((item) => item.question_version_id)
  const corrections = await correctionsInForce(ctx, asked)
  if (of.adding) corrections.push({ ...of.adding, at: ctx.now, reason: '' })
  const versions = of.known ?? new Map<string, Question>()
  const missing = [...asked, ...corrections.flatMap(targetOf)].filter((id) => !versions.has(id))
  for (const [id, question] of await questionVersions(ctx, missing)) versions.set(id, question)
  const steps = new Map((await currentResponsesOf(ctx.db, ids)).map((step) => [step.item_id, step]))
  const exams = new Map(
    (await versionsByIds(ctx.db, [...new Set(attempts.map((attempt) => attempt.exam_version_id))])).map((row) => [
      row.id,
      pinnedExam(row),
    ]),
  )
  const tried = [...exams.values()].some(({ settings }) => deliveredAs(settings).mode !== 'exam')
  const tries = tried ? await triesOfAttempts(ctx.db, ids) : new Map<string, never[]>()
  const isByPeople = items.some((item) => byPeople(versions.get(item.question_version_id)))
  const manual = isByPeople ? await manualMarksOf(ctx, ids) : NO_MANUAL_MARKS
  const sheets = new Map<string, AnswerSheet>()
  for (const attempt of attempts) {
    const exam = exams.get(attempt.exam_version_id)
    invariant(exam, 'an attempt belongs to a published version')
    sheets.set(attempt.id, {
      examId: exam.examId,
      delivered: deliveredAs(exam.settings),
      passMark: exam.settings.passMark,
      sections: exam.blueprint.sections,
      ...(exam.settings.scaledScore ? { scaledScore: exam.settings.scaledScore } : {}),
      items: [],
    })
  }
  for (const item of items) {
    const question = versions.get(item.question_version_id)
    invariant(question, `question version ${item.question_version_id} is kept for good`)
    const step = steps.get(item.id)
    const sheet = sheets.get(item.attempt_id) as AnswerSheet & { items: AnswerSheet['items'][number][] }
    sheet.items.push({
      itemId: item.id,
      position: item.position,
      sectionId: item.section_id,
      versionId: item.question_version_id,
      question,
      order: json<string[]>(item.option_ids),
      response: step ? json<unknown>(step.response) : undefined,
      certainty: isCertainty(step?.certainty) ? step.certainty : null,
      tries: (tries.get(item.id) ?? []).map(({ response }) => json<unknown>(response)),
      maxMark: item.max_mark,
      scored: item.scored === 1,
    })
  }
  return { sheets, exams, corrections, manual, versions }
}

const targetOf = ({ change }: Correction): string[] => (change.kind === 'use-version' ? [change.versionId] : [])

const byPeople = (question: Question | undefined): boolean => (question ? moduleFor(question).manual : false)
