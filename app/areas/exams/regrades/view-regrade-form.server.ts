import { markOwnResponse, ownResponse, revealQuestion } from '~/areas/questions/answer-question'
import { withKeyOf } from '~/areas/questions/corrections/with-key-of'
import type { Question } from '~/areas/questions/registry'
import { SHOW_NOTHING, type SummaryPart } from '~/areas/questions/review'
import { plainWords } from '~/areas/questions/rich-text'
import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { canonicalJson, json } from '~/platform/json'
import { authorise } from '~/platform/policy'
import { appealToCorrect } from '../appeals/appeal-to-correct.server'
import { examTitles } from '../blueprints/exam-titles.server'
import { mayRegrade } from '../policy'
import { answersGiven, askedVersions, examsAsking, findQuestion } from './queries.bank.server'

export type RegradeForm = {
  question: { id: string; title: string; stem: string; pool: string; poolTitle: string; type: Question['type'] }
  /** newest first, with how many ended attempts had each; `fits`: its key can be used for the others */
  versions: { id: string; number: number; title: string; createdAt: number; attempts: number; fits: boolean }[]
  exams: { id: string; slug: string; title: string }[]
  /** what people answered and did not get all points for, the most frequent first; `value` is the answer itself */
  answers: { value: string; words: readonly SummaryPart[]; count: number }[]
  /** the upheld appeal that asks for it, with the answer that was given, as in `answers`; null for none */
  appeal: { id: string; personName: string; words: string; versionId: string; answer: string | null } | null
}

/** Answers read to find the most frequent ones, and how many of those are offered. */
const READ = 2_000
const OFFERED = 12

/**
 * What there is to correct about a question: its versions, where it was asked, and what people answered.
 * @throws AppError 403 for others than examiners, 404
 */
export async function viewRegradeForm(
  ctx: Ctx,
  input: { questionId: string; appealId?: string | null },
): Promise<RegradeForm> {
  authorise(mayRegrade(ctx.actor))
  const row = await findQuestion(ctx.db, input.questionId)
  if (!row) throw notFound('exams.question-not-found')
  const versions = (await askedVersions(ctx.db, row.id)).map((version) => ({
    ...version,
    question: json<Question>(version.body),
  }))
  const [newest] = versions
  if (!newest) throw notFound('exams.question-not-found')
  const asked = versions.filter(({ attempts }) => Number(attempts) > 0)
  const titles = await examTitles(ctx)
  return {
    question: {
      id: row.id,
      title: newest.title,
      stem: plainWords(newest.question.stem),
      pool: row.pool,
      poolTitle: row.pool_title,
      type: newest.question.type,
    },
    versions: versions.map(({ id, number, title, created_at, attempts, question }) => ({
      id,
      number,
      title,
      createdAt: created_at,
      attempts: Number(attempts),
      fits: asked.some((other) => other.id !== id && withKeyOf(other.question, question).ok),
    })),
    appeal: input.appealId ? await appealToCorrect(ctx, { appealId: input.appealId, questionId: row.id }) : null,
    exams: (await examsAsking(ctx.db, row.id)).map((exam) => ({ ...exam, title: titles.get(exam.slug) ?? exam.slug })),
    answers: frequentAnswers(
      new Map(versions.map(({ id, question }) => [id, question])),
      asked.length === 0
        ? []
        : await answersGiven(
            ctx.db,
            asked.map(({ id }) => id),
            READ,
          ),
    ),
  }
}

type Given = { question_version_id: string; option_ids: string; response: string }

function frequentAnswers(questions: ReadonlyMap<string, Question>, given: readonly Given[]): RegradeForm['answers'] {
  const counted = new Map<string, RegradeForm['answers'][number]>()
  for (const row of given) {
    const question = questions.get(row.question_version_id)
    if (!question) continue
    const [order, response] = [json<string[]>(row.option_ids), json<unknown>(row.response)]
    const own = ownResponse(question, order, response)
    const { outcome } = markOwnResponse(question, own)
    if (own === null || outcome === 'right' || outcome === 'not-answered') continue
    const value = canonicalJson(own)
    const known = counted.get(value)
    if (known) known.count++
    else counted.set(value, { value, count: 1, words: revealQuestion(question, order, response, SHOW_NOTHING).given })
  }
  return [...counted.values()].sort((a, b) => b.count - a.count).slice(0, OFFERED)
}
