import type { Ctx } from '~/platform/context.server'
import { entitledTo } from '~/platform/entitlements'
import { questionCount } from '../blueprints/blueprint'
import { currentExams } from '../blueprints/current-exams.server'
import { isPractice } from '../modes/mode-settings'
import { attemptsOfPeople } from '../queries.server'
import { earlierAttempt } from './earlier-attempt'
import { type Holding, mayStart } from './may-start'
import { type StartsFrom, startsFrom } from './starts-from'

/** An exam that certifies, and from when each of some people may sit it. */
export type ExamStarts = {
  slug: string
  title: string
  certification: string
  courses: readonly string[]
  requires: { courses: readonly string[]; certifications: readonly string[] }
  timeLimitMinutes: number | null
  questions: number
  startsFrom: (personId: string) => StartsFrom
}

/**
 * Every exam that certifies, with the wait that its own rules ask of each person. Whatever an exam requires beside time is
 * taken as brought along. One query, whatever the number of people. The caller authorises: attempts are the people's own.
 * @param of.holdings every certificate of each person
 */
export async function examStarts(
  ctx: Ctx,
  of: {
    organisationId: string
    personIds: readonly string[]
    holdings: ReadonlyMap<string, readonly Holding[]>
  },
): Promise<ExamStarts[]> {
  const attempts = await attemptsOfPeople(ctx.db, of.personIds)
  const granted = await ctx.entitlements.of(of.organisationId)
  return (await currentExams(ctx)).flatMap((exam) => {
    const { settings } = exam
    const { certification, requires } = settings
    if (certification === undefined || exam.isWithdrawn || isPractice(settings)) return []
    const { benefit } = requires
    return [
      {
        slug: exam.slug,
        title: exam.title,
        certification,
        courses: settings.courses,
        requires,
        timeLimitMinutes: settings.timeLimitMinutes ?? null,
        questions: questionCount(exam.blueprint),
        startsFrom: (personId) => {
          const own = attempts.filter(({ person_id, exam_id }) => person_id === personId && exam_id === exam.examId)
          const brought = requires.certifications.map(
            (slug): Holding => ({ certification: slug, issuedAt: 0, isCurrent: true, renewalFrom: null }),
          )
          const held = {
            courses: requires.courses,
            certifications: [...(of.holdings.get(personId) ?? []), ...brought],
            benefits: benefit !== undefined && entitledTo(granted, benefit) ? [benefit] : [],
          }
          return startsFrom(mayStart({ ...settings, isWithdrawn: false }, own.map(earlierAttempt), held, ctx.now))
        },
      },
    ]
  })
}
