import type { Ctx } from '~/platform/context.server'
import { authorise } from '~/platform/policy'
import { requirePerson } from '~/platform/request.server'
import { questionCount, trialCount } from '../blueprints/blueprint'
import { currentExams } from '../blueprints/current-exams.server'
import { isPractice } from '../modes/mode-settings'
import { mayListExams } from '../policy'
import { attemptsOf } from '../queries.server'
import { earlierAttempt } from './earlier-attempt'
import { heldFor, holdingsFor } from './held-for.server'
import { type Holding, mayStart, type StartDecision } from './may-start'

export type ExamListItem = {
  slug: string
  title: string
  summary: string
  language: string
  certification: string | null
  courses: string[]
  requires: { courses: string[]; certifications: string[] }
  questions: number
  timeLimitMinutes: number | null
  passMark: string
  /** it certifies nothing and may be taken as often as one likes */
  isPractice: boolean
  openAttempt: string | null
  /** whether the person may start it now, where the caller said what they hold */
  decision: StartDecision | null
  lastResult: { attemptId: string; passed: boolean; mark: string; maxMark: string; submittedAt: number } | null
}

/**
 * All exams with how the person who asks stands in each; the number of queries grows only with exams that ask for lessons. One that was withdrawn is only of interest to
 * those who took it.
 * @param held the person's certificates; without them nothing is said about starting
 */
export async function listExams(ctx: Ctx, held?: { certifications: readonly Holding[] }): Promise<ExamListItem[]> {
  const person = requirePerson(ctx)
  authorise(mayListExams(person))
  const attempts = await attemptsOf(ctx.db, { personId: person.personId })
  const exams = await currentExams(ctx)
  const holdings = held
    ? await holdingsFor(ctx, exams, {
        personId: person.personId,
        organisationId: person.organisationId,
        certifications: held.certifications,
      })
    : null
  const items = exams.map(async (exam): Promise<ExamListItem[]> => {
    const mine = attempts.filter((attempt) => attempt.exam_id === exam.examId)
    if (exam.isWithdrawn && mine.length === 0) return []
    const brought = holdings ? await heldFor(ctx, exam, holdings, mine) : null
    const last = mine.findLast((attempt) => attempt.state === 'closed' && attempt.passed !== null)
    const item: ExamListItem = {
      slug: exam.slug,
      title: exam.title,
      summary: exam.settings.summary,
      language: exam.language,
      certification: exam.settings.certification ?? null,
      courses: exam.settings.courses,
      requires: exam.settings.requires,
      questions: questionCount(exam.blueprint) + trialCount(exam.blueprint),
      timeLimitMinutes: exam.settings.timeLimitMinutes ?? null,
      passMark: exam.settings.passMark,
      isPractice: isPractice(exam.settings),
      decision: brought
        ? mayStart({ ...exam.settings, isWithdrawn: exam.isWithdrawn }, mine.map(earlierAttempt), brought, ctx.now)
        : null,
      openAttempt: mine.find((attempt) => attempt.state === 'open')?.id ?? null,
      lastResult:
        last?.submitted_at == null || last.mark === null || last.max_mark === null
          ? null
          : {
              attemptId: last.id,
              passed: last.passed === 1,
              mark: last.mark,
              maxMark: last.max_mark,
              submittedAt: last.submitted_at,
            },
    }
    return [item]
  })
  return (await Promise.all(items)).flat()
}

/** Title and certification of each exam that is offered, practice among them, for other areas. */
export async function examCatalogue(
  ctx: Ctx,
): Promise<{ slug: string; title: string; certification: string | null; courses: string[]; isPractice: boolean }[]> {
  const offered = (await currentExams(ctx)).filter((exam) => !exam.isWithdrawn)
  return offered.map(({ slug, title, settings }) => ({
    slug,
    title,
    certification: settings.certification ?? null,
    courses: settings.courses,
    isPractice: isPractice(settings),
  }))
}
