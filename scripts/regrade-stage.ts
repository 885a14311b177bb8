import { examSchema } from '~/areas/exams/blueprints/blueprint'
import { publishExam } from '~/areas/exams/blueprints/publish-exam.server'
import { saveResponses } from '~/areas/exams/delivery/save-responses.server'
import { submitAttempt } from '~/areas/exams/delivery/submit-attempt.server'
import { draftRegrade } from '~/areas/exams/regrades/draft-regrade.server'
import { applyRegrade } from '~/areas/exams/regrades/start-regrade.server'
import { publishPool } from '~/areas/questions/publish-pool.server'
import { questionHashInput } from '~/areas/questions/question-hash'
import { type Question, questionSchema } from '~/areas/questions/registry'
import type { Ctx } from '~/platform/context.server'
import { sha256Hex } from '~/platform/hash.server'
import { json } from '~/platform/json'
import { openAttempt, type Stage, type StagePerson } from './stage'

/** A question whose key was wrong, people who sat the exam with it, and the correction: for benchmark and tests. */

export const REGRADED = 'put-right'
const QUESTIONS = 5
const ASKED = 'q1'

/**
 * How somebody answered: the doubtful question by the letter they chose, and how many of the others wrongly. Four of five
 * pass. The key says A until it is put right to B.
 */
export const SITTERS = {
  gains: { letter: 'b', wrong: 1 },
  loses: { letter: 'a', wrong: 1 },
  keeps: { letter: 'a', wrong: 0 },
  stays: { letter: 'c', wrong: 0 },
} as const
export type Sitter = keyof typeof SITTERS

const LETTERS = ['a', 'b', 'c'] as const
type Letter = (typeof LETTERS)[number]
const text = (words: string) => ({ format: 'plain', text: words })

const questionWith = (id: string, right: Letter): Question =>
  questionSchema.parse({
    ...{ v: 1, type: 'single-choice', title: `Question ${id}`, stem: text(`What is said of ${id}?`), tags: [] },
    externalId: id,
    options: LETTERS.map((letter) => ({
      ...{ id: letter, text: text(letter.toUpperCase()), fraction: letter === right ? '1/1' : '0/1' },
    })),
  })

/** The pool with this key of the doubtful question, and the exam that asks all of it for a certificate. */
export async function publishRegraded(system: Ctx, right: Letter = 'a'): Promise<void> {
  const questions = Array.from({ length: QUESTIONS }, (_, index) => `q${index + 1}`).map((id, index) => {
    const question = questionWith(id, id === ASKED ? right : 'a')
    const hash = sha256Hex(questionHashInput(question))
    return { externalId: id, state: 'live' as const, hash, question, line: index + 1 }
  })
  await publishPool(system, { slug: REGRADED, title: 'Put right', questions })
  await publishExam(system, {
    slug: REGRADED,
    exam: examSchema.parse({
      ...{ title: 'An exam that is put right', summary: 'With one wrong key.', language: 'en', passMark: 0.8 },
      ...{ certification: 'integration-associate', coolDownHours: [0] },
      sections: [{ id: 'all', title: 'All', draw: [{ pool: REGRADED, count: QUESTIONS }] }],
    }),
  })
}

/** Somebody sits that exam to its end. @returns the attempt */
export async function sitRegraded(stage: Stage, person: StagePerson, kind: Sitter): Promise<string> {
  const ctx = () => stage.composition.systemContext('stage').as(person.actor)
  const { attemptId, holder } = await openAttempt(stage, person, REGRADED)
  const rows = await stage.composition.handle.db
    .selectFrom('attempt_items')
    .innerJoin('question_versions', 'question_versions.id', 'attempt_items.question_version_id')
    .innerJoin('questions', 'questions.id', 'question_versions.question_id')
    .select(['attempt_items.id', 'attempt_items.option_ids', 'questions.external_id'])
    .where('attempt_items.attempt_id', '=', attemptId)
    .orderBy('questions.external_id')
    .execute()
  const { letter, wrong } = SITTERS[kind]
  const steps = rows.map((row, index) => {
    const chosen: Letter = row.external_id === ASKED ? letter : index <= wrong ? 'c' : 'a'
    const choice = String(json<string[]>(row.option_ids).indexOf(chosen) + 1)
    return { item: row.id, sequence: index + 1, flagged: false, response: { choice } }
  })
  await saveResponses(ctx(), { attempt: attemptId, holder, steps })
  await submitAttempt(ctx(), { attempt: attemptId, holder })
  return attemptId
}

/** The author puts the key right, and an examiner asks what that would change. @returns the regrade */
export async function draftCorrection(stage: Stage, examiner: StagePerson): Promise<string> {
  await publishRegraded(stage.composition.systemContext('stage'), 'b')
  const versions = await stage.composition.handle.db
    .selectFrom('question_versions')
    .innerJoin('questions', 'questions.id', 'question_versions.question_id')
    .innerJoin('question_pools', 'question_pools.id', 'questions.pool_id')
    .select(['question_versions.id', 'questions.id as question'])
    .where('question_pools.slug', '=', REGRADED)
    .where('questions.external_id', '=', ASKED)
    .orderBy('question_versions.number')
    .execute()
  const [first, newest] = versions
  if (!first || !newest) throw new Error('the question has an old and a new version')
  const drafted = await draftRegrade(stage.composition.systemContext('stage').as(examiner.actor), {
    ...{ questionId: first.question, versionIds: [first.id], examId: null },
    change: { kind: 'use-version', versionId: newest.id },
  })
  if (!drafted.ok) throw new Error(`the correction was refused: ${drafted.problem}`)
  return drafted.regradeId
}

/** What was foretold is brought into force; a worker then does it. */
export async function beginApplying(stage: Stage, examiner: StagePerson, regradeId: string): Promise<void> {
  const ctx = stage.composition.systemContext('stage').as(examiner.actor)
  const preview = await newestStep(stage, regradeId)
  const reason = 'The key named the wrong answer.'
  const started = await applyRegrade(ctx, { regradeId, preview: preview.id, reason })
  if (!started.started) throw new Error(`not applied: ${started.reason}`)
}

export const newestStep = (stage: Stage, regradeId: string) =>
  stage.composition.handle.db
    .selectFrom('regrade_steps')
    .select(['id', 'kind'])
    .where('regrade_id', '=', regradeId)
    .orderBy('number', 'desc')
    .executeTakeFirstOrThrow()
