import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { currentExams } from '../blueprints/current-exams.server'

export type NamedExam = { id: string; slug: string; title: string }

/** What pages beside an exam need to lead back to it; withdrawn ones too. Says nothing that titles do not. */
async function namedExam(ctx: Ctx, slug: string): Promise<NamedExam | null> {
  const exam = (await currentExams(ctx)).find((one) => one.slug === slug)
  return exam ? { id: exam.examId, slug: exam.slug, title: exam.title } : null
}

/**
 * The exam that a list was narrowed to, by the `exam` of its address; null for none.
 * @throws AppError 404 `exams.exam-not-found`
 */
export async function examAskedFor(ctx: Ctx, params: URLSearchParams): Promise<NamedExam | null> {
  const slug = params.get('exam')
  if (!slug) return null
  const exam = await namedExam(ctx, slug)
  if (!exam) throw notFound('exams.exam-not-found')
  return exam
}
