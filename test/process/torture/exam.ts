import { examSchema } from '~/areas/exams/blueprints/blueprint'
import type { Question } from '~/areas/questions/registry'
import { answerTo } from '~/jobs/demo/answers'
import { json } from '~/platform/json'
import type { Stage } from '../../../scripts/stage'
import type { Answers } from './learner'

export const TORTURE_EXAM = 'torture'

/** An exam that may be passed again and again, each time for a certificate. */
export const tortureExam = examSchema.parse({
  title: 'An exam under fire',
  summary: 'For tests of what is never lost.',
  language: 'en',
  certification: 'integration-associate',
  passMark: 0.7,
  retakeAfterPassDays: 0,
  sections: [{ id: 'api', title: 'The API', draw: [{ pool: 'http-api', count: 12 }] }],
})

/** Right or wrong answers to the questions of an attempt, read beside the server. */
export const answersBeside =
  (stage: Stage): Answers =>
  async (attemptId, wanted) => {
    const rows = await stage.composition.handle.db
      .selectFrom('attempt_items')
      .innerJoin('question_versions', 'question_versions.id', 'attempt_items.question_version_id')
      .select(['attempt_items.id', 'attempt_items.option_ids', 'question_versions.body'])
      .where('attempt_items.attempt_id', '=', attemptId)
      .orderBy('attempt_items.position')
      .execute()
    return rows.map(({ id, option_ids, body }) => ({
      item: id,
      response: answerTo(json<Question>(body), json<string[]>(option_ids), wanted),
    }))
  }
