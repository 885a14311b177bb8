import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listCourses } from '~/areas/catalogue/list-courses.server'
import { cannotRenewBy } from '~/areas/certifications/cannot-renew-by'
import { certificatesOf } from '~/areas/certifications/list-certificates.server'
import { examTitles } from '~/areas/exams/blueprints/exam-titles.server'
import { examCatalogue } from '~/areas/exams/delivery/list-exams.server'
import { peopleOf } from '~/areas/identity/people.server'
import { type AssignmentTarget, assign } from '~/areas/learning/assign.server'
import { assignmentSchema } from '~/areas/learning/assignment-schema'
import { dayOf, dueDate } from '~/areas/learning/due-date'
import { teamAssignments } from '~/areas/learning/list-assignments.server'
import { AssignForm } from '~/areas/learning/ui/assign-form'
import { TeamAssignments } from '~/areas/learning/ui/team-assignments'
import { useT } from '~/i18n'
import { translator } from '~/i18n/translator.server'
import type { Ctx } from '~/platform/context.server'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf, requirePerson } from '~/platform/request.server'
import { Card } from '~/ui/card'
import { Live } from '~/ui/live'
import { PageHead } from '~/ui/page-head'

const DAY = 86_400_000
/** What the date field offers: three weeks from now. */
const PROPOSED_DAYS = 21

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const actor = requirePerson(ctx)
  const t = translator(args.context.locale, 'learning')
  const assignments = await teamAssignments(ctx, await examTitles(ctx))
  const { courses, exams } = await offered(ctx)
  const { searchParams } = new URL(args.request.url)
  return {
    title: t('assignments.title'),
    breadcrumbs: [
      { label: translator(args.context.locale, 'common')('nav.team-progress'), href: '/company/progress' },
      { label: t('assignments.title') },
    ],
    organisationId: actor.organisationId,
    timeZone: actor.timeZone,
    today: dayOf(ctx.now, actor.timeZone),
    chosen: { target: searchParams.get('target'), people: searchParams.getAll('person') },
    proposed: dayOf(ctx.now + PROPOSED_DAYS * DAY, actor.timeZone),
    courses: courses.map(({ slug, title }) => ({ slug, title })),
    exams: exams.map(({ slug, title }) => ({ slug, title })),
    people: (await peopleOf(ctx, actor.organisationId)).map(({ personId, name, email }) => ({ personId, name, email })),
    assignments,
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  const actor = requirePerson(ctx)
  const t = translator(args.context.locale, 'learning')
  const { courses, exams } = await offered(ctx)
  const targets = [...courses.map(({ slug }) => `course:${slug}`), ...exams.map(({ slug }) => `exam:${slug}`)]
  const submission = parseWithZod(await args.request.formData(), { schema: assignmentSchema(t, targets) })
  if (submission.status !== 'success') return data({ reply: submission.reply() }, { status: 422 })
  const { target, people, due, message } = submission.value

  const day = dueDate(due, actor.timeZone, ctx.now)
  if (!day.ok)
    return data({ reply: submission.reply({ fieldErrors: { due: [t(DUE_WORDS[day.reason])] } }) }, { status: 422 })
  const { assigned, alreadyAssigned, alreadyFinished, resting, title } = await assign(ctx, {
    target: await targetOf(ctx, target, { exams, dueAt: day.dueAt }),
    personIds: people,
    dueOn: due,
    ...(message ? { message } : {}),
  })
  return redirectWithToast('/company/assignments', {
    kind: assigned > 0 ? 'success' : 'info',
    message: t('assign.sent', { title, count: assigned, already: alreadyAssigned, finished: alreadyFinished, resting }),
  })
}

const DUE_WORDS = {
  'not-a-date': 'errors.due-not-a-date',
  past: 'errors.due-past',
  'too-far': 'errors.due-too-far',
} as const

/** What a manager can ask for: courses that are open to the company, and every exam that can be passed. */
async function offered(ctx: Ctx) {
  const courses = (await listCourses(ctx)).filter(({ isOpen }) => isOpen)
  return { courses, exams: (await examCatalogue(ctx)).filter(({ isPractice }) => !isPractice) }
}

type Exams = Awaited<ReturnType<typeof offered>>['exams']

async function targetOf(
  ctx: Ctx,
  target: string,
  { exams, dueAt }: { exams: Exams; dueAt: number },
): Promise<AssignmentTarget> {
  const slug = target.slice(target.indexOf(':') + 1)
  if (target.startsWith('course:')) return { kind: 'course', slug }
  const exam = exams.find((one) => one.slug === slug)
  const { organisationId } = requirePerson(ctx)
  const restsFor = exam?.certification
    ? cannotRenewBy(await certificatesOf(ctx, { organisationId }), exam.certification, dueAt)
    : new Set<string>()
  return { kind: 'exam', slug, title: exam?.title ?? slug, restsFor }
}

export default function AssignmentsPage() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT('learning')
  const overdue = page.assignments.filter(({ state }) => state === 'overdue').length
  const open = page.assignments.filter(({ doneAt }) => doneAt === null).length
  return (
    <Live id="assignments" on={[[`organisation:${page.organisationId}`, 'learning-changed']]}>
      <PageHead title={t('assignments.head', { open, overdue })} lead={t('assignments.lead')} />
      <div className="with-aside">
        <Card id="open-assignments" title={t('assignments.list')}>
          <TeamAssignments assignments={page.assignments} />
        </Card>
        <Card id="new-assignment" title={t('assign.title')}>
          <AssignForm
            action="/company/assignments"
            courses={page.courses}
            exams={page.exams}
            people={page.people}
            today={page.today}
            proposed={page.proposed}
            timeZone={page.timeZone}
            chosen={page.chosen}
            reply={answer?.reply}
          />
        </Card>
      </div>
    </Live>
  )
}
