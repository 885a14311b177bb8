import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listCourses } from '~/areas/catalogue/list-courses.server'
import { isCurrentState } from '~/areas/certifications/certificate-state'
import { certificatesOf } from '~/areas/certifications/list-certificates.server'
import { StateTag } from '~/areas/certifications/ui/state-tag'
import { examTitles } from '~/areas/exams/blueprints/exam-titles.server'
import { isDone } from '~/areas/learning/assignment-state'
import { myAssignments } from '~/areas/learning/list-assignments.server'
import { partOfDay } from '~/areas/learning/part-of-day'
import { AssignmentRows } from '~/areas/learning/ui/assignment-rows'
import { ResumeCard } from '~/areas/learning/ui/resume-card'
import { WeeksCard } from '~/areas/learning/ui/weeks-card'
import { viewMyLearning } from '~/areas/learning/view-my-learning.server'
import { summariseTier } from '~/areas/tiers/standings/summarise-tier.server'
import { TierSummaryCard } from '~/areas/tiers/ui/move-cards'
import { useFormat, useT } from '~/i18n'
import { translator } from '~/i18n/translator.server'
import { hasRole, isVendorStaff } from '~/platform/actor'
import { contextOf, requirePerson } from '~/platform/request.server'
import { ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { Icon } from '~/ui/icon'
import { Live } from '~/ui/live'
import { PageHead } from '~/ui/page-head'
import { Row, Rows } from '~/ui/rows'
import { waitingFor } from './waiting.server'
import { WaitingCard } from './waiting-card'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const actor = requirePerson(ctx)
  const title = translator(args.context.locale, 'common')('nav.home')
  const { personId } = actor
  const learning = await viewMyLearning(ctx, await listCourses(ctx))
  const assignments = (await myAssignments(ctx, await examTitles(ctx))).filter(({ state }) => !isDone(state))
  const certificates = await certificatesOf(ctx, { personId })
  return {
    title,
    breadcrumbs: [{ label: title }],
    personId,
    organisation: actor.organisationName,
    organisationId: actor.organisationId,
    tiers: actor.organisationKind === 'partner' ? await summariseTier(ctx, actor.organisationId) : [],
    firstName: actor.name.split(/\s+/)[0] ?? actor.name,
    part: partOfDay(ctx.now, actor.timeZone),
    resume: learning.resume,
    weeks: learning.weeks,
    left: Object.fromEntries(
      learning.courses.map(({ course, lessonsDone, minutesLeft }) => [
        course.slug,
        { lessons: course.lessons.length - lessonsDone, minutes: minutesLeft },
      ]),
    ),
    waiting: await waitingFor(ctx, actor, () => examTitles(ctx)),
    writes: isVendorStaff(actor) && hasRole(actor, 'trainer', 'examiner', 'administrator'),
    assignments,
    urgent: assignments.filter(({ state }) => state === 'overdue' || state === 'due-soon').length,
    certificates: certificates.slice(0, 4).map(({ id, title: name, expiresAt, state }) => ({
      id,
      title: name,
      expiresAt,
      state: state.state,
      isCurrent: isCurrentState(state.state),
    })),
    renewable: certificates.filter(({ state }) => state.state === 'in-renewal').length,
  }
}

export default function HomePage() {
  const page = useLoaderData<typeof loader>()
  const t = useT('learning')
  return (
    <Live
      id="home"
      on={[
        [`person:${page.personId}`, '*'],
        [`organisation:${page.organisationId}`, 'tier-checked'],
      ]}
    >
      <PageHead
        title={t('home.greeting', { part: page.part, name: page.firstName })}
        lead={t('home.lead', { urgent: page.urgent, renewable: page.renewable })}
      />
      <div className="with-aside">
        <div className="stack stack-lg">
          {page.waiting && page.waiting.length > 0 && <WaitingCard items={page.waiting} />}
          {page.resume && <ResumeCard resume={page.resume} placeId={page.resume.placeId} />}
          {page.waiting?.length === 0 && <WaitingCard items={[]} />}
          {page.writes && <WritingCard />}
          {!page.resume && !page.waiting && <NothingBegun />}
          {page.assignments.length > 0 && (
            <Card id="assigned" title={t('home.assigned')}>
              <AssignmentRows assignments={page.assignments} left={page.left} />
            </Card>
          )}
          <Certificates />
        </div>
        <div className="stack">
          <TierSummaryCard tiers={page.tiers} company={page.organisation} />
          {page.weeks.some(({ lessons }) => lessons > 0) && <WeeksCard weeks={page.weeks} />}
        </div>
      </div>
    </Live>
  )
}

/** Where those who write begin. */
function WritingCard() {
  const t = useT('common')
  return (
    <Card id="writing" title={t('nav.content')}>
      <Rows>
        <Row href="/author/pools" title={t('nav.question-pools')} start={<Icon name="clipboard-check" />} />
        <Row href="/author/courses" title={t('nav.courses')} start={<Icon name="book-open" />} />
      </Rows>
    </Card>
  )
}

function NothingBegun() {
  const t = useT('learning')
  return (
    <EmptyState
      level={2}
      title={t('home.nothing-begun')}
      action={
        <ButtonLink href="/learn" variant="primary">
          {t('home.to-catalogue')}
        </ButtonLink>
      }
    >
      {t('home.nothing-begun-help')}
    </EmptyState>
  )
}

function Certificates() {
  const { certificates } = useLoaderData<typeof loader>()
  const t = useT('learning')
  const format = useFormat()
  if (certificates.length === 0) return null
  return (
    <Card
      id="certificates"
      title={t('home.certificates')}
      end={
        <a className="small" href="/certificates">
          {t('home.all-certificates')}
        </a>
      }
    >
      <Rows className="certs">
        {certificates.map(({ id, title, expiresAt, state, isCurrent }) => (
          <Row
            key={id}
            title={<span dir="auto">{title}</span>}
            href={`/certificates/${id}`}
            meta={
              expiresAt !== null && t(isCurrent ? 'home.valid-until' : 'home.ended', { date: format.date(expiresAt) })
            }
            end={<StateTag state={state} />}
          />
        ))}
      </Rows>
    </Card>
  )
}
