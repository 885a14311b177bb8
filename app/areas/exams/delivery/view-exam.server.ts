import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { authorise } from '~/platform/policy'
import { requirePerson } from '~/platform/request.server'
import { findAccommodation } from '../accommodations/queries.server'
import { agreementName } from '../blueprints/agreement'
import { questionCount, sectionSize, trialCount } from '../blueprints/blueprint'
import { pinnedExam } from '../blueprints/pinned-exam'
import { deliveredAs } from '../modes/mode-settings'
import { mayListExams } from '../policy'
import { attemptsOf, currentVersions } from '../queries.server'
import { deadlineFor, readAccommodation } from './deadline'
import type { AttemptSummary, ExamView } from './exam-view'
import { heldFor, holdingsFor } from './held-for.server'
import { type Holding, mayStart, sinceLastPass } from './may-start'

/**
 * An exam as the person who asks meets it before starting: what it is, whether they may start and why not, earlier attempts.
 * @param input.certifications the person's certificates
 */
export async function viewExam(
  ctx: Ctx,
  input: { exam: string; certifications: readonly Holding[] },
): Promise<ExamView> {
  const person = requirePerson(ctx)
  authorise(mayListExams(person))
  const [row] = await currentVersions(ctx.db, input.exam)
  if (!row) throw notFound('exams.exam-not-found')
  const exam = pinnedExam(row)
  const rows = await attemptsOf(ctx.db, { personId: person.personId, examId: exam.examId })
  const attempts = rows.map(
    (attempt): AttemptSummary => ({
      id: attempt.id,
      number: attempt.number,
      state: attempt.state,
      startedAt: attempt.started_at,
      submittedAt: attempt.submitted_at,
      passed: attempt.passed === null ? null : attempt.passed === 1,
      mark: attempt.mark,
      maxMark: attempt.max_mark,
    }),
  )
  const { blueprint, settings } = exam
  const { personId, organisationId } = person
  const holdings = await holdingsFor(ctx, [exam], { personId, organisationId, certifications: input.certifications })
  const held = await heldFor(ctx, exam, holdings, rows)
  const { agreement } = settings
  return {
    slug: exam.slug,
    title: exam.title,
    summary: settings.summary,
    language: exam.language,
    questions: questionCount(blueprint),
    trial: trialCount(blueprint),
    sections: blueprint.sections.map(({ id, title, passMark, draw }) => ({
      id,
      title,
      passMark: passMark ?? null,
      questions: sectionSize({ draw }),
    })),
    passMark: settings.passMark,
    delivered: deliveredAs(settings),
    timeLimitMinutes: settings.timeLimitMinutes ?? null,
    attemptsAllowed: settings.attemptsAllowed ?? null,
    coolDownHours: settings.coolDownHours,
    redoLessons: settings.redoLessons ?? null,
    scale: settings.scaledScore ?? null,
    isForwardOnly: settings.navigation === 'forward-only',
    review: settings.review,
    closesAt: settings.window?.closesAt ?? null,
    agreement: agreement
      ? { name: agreementName(agreement), title: agreement.title, text: agreement.text, version: agreement.version }
      : null,
    honourStatement: settings.honourStatement ?? null,
    certification: settings.certification ?? null,
    courses: settings.courses,
    requires: [...settings.requires.certifications, ...settings.requires.courses],
    benefit: settings.requires.benefit ?? null,
    decision: mayStart({ ...settings, isWithdrawn: exam.isWithdrawn }, attempts, held, ctx.now),
    deadline: deadlineFor(settings, {
      startedAt: ctx.now,
      accommodation: readAccommodation(await findAccommodation(ctx.db, person.personId)),
    }),
    nextNumber: sinceLastPass(attempts).length + 1,
    attempts,
  }
}
