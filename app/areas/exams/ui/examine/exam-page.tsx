import type { ReactNode } from 'react'
import { useFormat, useNow, useT } from '~/i18n'
import { Button, ButtonLink } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { Card } from '~/ui/card'
import { DescriptionList } from '~/ui/description-list'
import { PageHead } from '~/ui/page-head'
import { RelativeTime } from '~/ui/relative-time'
import { Table } from '~/ui/table'
import { Tag } from '~/ui/tag'
import { describeNameProblem } from '../../blueprints/describe-name-problem'
import { partsOf } from '../../blueprints/review-setting'
import { draftChanges } from '../../drafts/draft-changes'
import { fieldsOf } from '../../drafts/draft-fields'
import { fieldInWords, valueInWords } from '../../drafts/draft-labels'
import type { ExaminedVersion, ExaminedView } from '../../examined/view-examined.server'
import { partsInWords } from '../../results/describe-result'
import { DrawsTable } from './draws-table'
import { ExamRooms } from './exam-rooms'

type Published = NonNullable<ExaminedView['published']>

/** One exam as its examiner has it. */
export function ExaminedPage({ view, title }: { view: ExaminedView; title: string }) {
  const t = useT('examine')
  const exams = useT('exams')
  const format = useFormat()
  const { published, draft, slug } = view
  const base = `/examine/exams/${slug}`
  return (
    <>
      <PageHead
        title={<span dir="auto">{title}</span>}
        lead={
          published
            ? t('exam.lead', {
                version: format.number(published.number),
                date: format.dateLong(published.versions[0]?.publishedAt ?? 0),
              })
            : t('exam.never')
        }
        actions={
          <>
            {published && (
              <ButtonLink href={`/examine/regrades/new?exam=${slug}`}>{exams('regrade.correct-question')}</ButtonLink>
            )}
            {draft ? (
              <ButtonLink href={`${base}/draft`} variant="primary">
                {t('exam.open-draft')}
              </ButtonLink>
            ) : (
              <form method="post" action={`${base}/drafts`}>
                <Button variant="primary">{t('exam.begin')}</Button>
              </form>
            )}
          </>
        }
      />
      {published && <ExamRooms slug={slug} current="overview" counts={published.rooms} />}
      <div className="stack stack-lg">
        {draft && (
          <Callout title={t('exam.draft-title')}>
            <p>
              {t('exam.draft-text', { at: format.dateTime(draft.updatedAt) })}{' '}
              {draft.publishAt !== null && t('exam.draft-planned', { at: format.dateTime(draft.publishAt) })}
            </p>
          </Callout>
        )}
        {published && <PublishedParts published={published} slug={slug} />}
      </div>
    </>
  )
}

function PublishedParts({ published, slug }: { published: Published; slug: string }) {
  const t = useT('examine')
  const exams = useT('exams')
  const questions = useT('questions')
  const format = useFormat()
  const { exam, check, pause } = published
  const base = `/examine/exams/${slug}`
  return (
    <>
      {pause && (
        <Callout
          kind="warn"
          icon="clock"
          title={t('exam.paused')}
          actions={
            <form method="post" action={`${base}/resumption`}>
              <Button>{t('exam.resume')}</Button>
            </form>
          }
        >
          {t('exam.paused-text', { at: format.dateTime(pause.since), why: pause.why })}
        </Callout>
      )}
      {check.problems.length > 0 && (
        <Callout kind="danger" title={t('exam.problems')}>
          <ul className="list-disc ps-5">
            {check.problems.map((problem) => (
              <li key={`${problem.path.join('.')} ${problem.code} ${problem.name}`}>
                {describeNameProblem({ exams, questions }, problem)}
              </li>
            ))}
          </ul>
          {check.draws.some(({ wanted, found }) => found < wanted) && <p>{t('exam.problems-text')}</p>}
        </Callout>
      )}
      <Card title={t('exam.sections')} id="draws">
        <DrawsTable sections={exam.sections} draws={check.draws} trials={check.trials} language={exam.language} />
      </Card>
      <RunningCard published={published} slug={slug} />
      <div className="cols-2">
        <Card
          title={t('exam.facts')}
          id="facts"
          padded
          end={
            <ButtonLink size="sm" icon="download" href={`${base}/file.yaml`} download>
              {t('exam.as-file')}
            </ButtonLink>
          }
        >
          <Settings published={published} />
        </Card>
        <VersionsCard versions={published.versions} />
      </div>
    </>
  )
}

/** Every setting that says something, as the draft's form names it. */
function Settings({ published: { exam } }: { published: Published }) {
  const t = useT('examine')
  const words = useT('exams')
  const format = useFormat()
  const said = draftChanges({}, fieldsOf({ ...exam, sections: [] })).filter(
    ({ field }) => !LONG.includes(field) && field !== 'title' && !REVIEW_PART.test(field),
  )
  const { review } = exam
  const phases = [
    ['review.afterSubmit', review.afterSubmit],
    ['review.later', review.later?.show],
    ['review.afterClose', review.afterClose],
  ] as const
  return (
    <DescriptionList
      items={[
        ...said.map(({ field, after }): [string, ReactNode] => [
          fieldInWords(t, format, field),
          <span key={field} dir="auto">
            {valueInWords(t, format, field, after)}
          </span>,
        ]),
        ...phases.flatMap(([field, shown]): [string, ReactNode][] =>
          shown === undefined ? [] : [[fieldInWords(t, format, field), partsInWords(words, format, partsOf(shown))]],
        ),
      ]}
    />
  )
}

const REVIEW_PART = /^review\.\w+\.(marks|right-wrong|answers|feedback)$|^review\.afterClose$/
const LONG: readonly string[] = ['summary', 'honourStatement', 'agreement.text']

function VersionsCard({ versions }: { versions: readonly ExaminedVersion[] }) {
  const t = useT('examine')
  const format = useFormat()
  return (
    <Card title={t('exam.versions')} id="versions">
      <Table
        caption={t('exam.versions')}
        rows={versions}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'number',
            header: t('list.version'),
            cell: ({ number, id }) => (
              <>
                {format.number(number)} {id === versions[0]?.id && <Tag tone="success">{t('exam.current')}</Tag>}
              </>
            ),
          },
          {
            key: 'at',
            header: t('list.published'),
            nowrap: true,
            cell: ({ publishedAt }) => <RelativeTime at={publishedAt} as="date" />,
          },
          {
            key: 'by',
            header: t('exam.by'),
            hideSmall: true,
            cell: ({ publishedBy }) => (publishedBy === '' ? t('exam.by-file') : <span dir="auto">{publishedBy}</span>),
          },
          {
            key: 'passed',
            header: t('list.passed'),
            align: 'end',
            cell: ({ ended, passed }) =>
              ended === 0 ? '–' : `${format.percent(passed / ended)} (${format.number(ended)})`,
          },
        ]}
      />
    </Card>
  )
}

function RunningCard({ published, slug }: { published: Published; slug: string }) {
  const t = useT('examine')
  const format = useFormat()
  const now = useNow()
  return (
    <Card
      title={t('exam.running')}
      id="running"
      end={
        !published.pause && (
          <ButtonLink size="sm" href={`/examine/exams/${slug}/pause`}>
            {t('exam.pause')}
          </ButtonLink>
        )
      }
    >
      {published.running.length === 0 ? (
        <p className="card-body muted">{t('exam.running-none')}</p>
      ) : (
        <Table
          caption={t('exam.running')}
          rows={published.running}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'person',
              header: t('exam.person'),
              cell: ({ person, organisation }) => (
                <>
                  <span dir="auto">{person}</span>
                  <br />
                  <span className="xs subtle" dir="auto">
                    {organisation}
                  </span>
                </>
              ),
            },
            {
              key: 'started',
              header: t('exam.started'),
              nowrap: true,
              hideSmall: true,
              cell: ({ startedAt }) => format.dateTime(startedAt),
            },
            {
              key: 'deadline',
              header: t('exam.deadline'),
              cell: ({ deadlineAt, pause }) =>
                pause
                  ? t('exam.stands-still', { at: format.time(pause.since) })
                  : deadlineAt === null
                    ? t('exam.no-deadline')
                    : format.dateTime(deadlineAt),
            },
            {
              key: 'clock',
              header: <span className="sr">{t('exam.pause-one')}</span>,
              align: 'end',
              cell: ({ id, pause, person, deadlineAt }) =>
                pause ? (
                  <form method="post" action={`/examine/attempts/${id}/resumption`}>
                    <Button size="sm">
                      {t('exam.resume-one')}
                      <span className="sr">: {person}</span>
                    </Button>
                  </form>
                ) : (
                  (deadlineAt === null || deadlineAt > now) && (
                    <ButtonLink size="sm" href={`/examine/attempts/${id}/pause`}>
                      {t('exam.pause-one')}
                      <span className="sr">: {person}</span>
                    </ButtonLink>
                  )
                ),
            },
          ]}
        />
      )}
    </Card>
  )
}
