import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useT } from '~/i18n'
import { translator } from '~/i18n/translator.server'
import { DONE_SHOWN, JOBS_PAGE, type JobEntry, listJobs } from '~/platform/list-jobs.server'
import { contextOf, requirePerson } from '~/platform/request.server'
import { Button } from '~/ui/button'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { Filters } from '~/ui/filters'
import { Live } from '~/ui/live'
import { PageHead } from '~/ui/page-head'
import { Pagination } from '~/ui/pagination'
import { RelativeTime } from '~/ui/relative-time'
import { Select } from '~/ui/select'
import { type Column, Table } from '~/ui/table'
import { TabLinks } from '~/ui/tabs'
import { Tag, type TagProps } from '~/ui/tag'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  requirePerson(ctx)
  const title = translator(args.context.locale, 'admin')('jobs.title')
  const jobs = await listJobs(ctx, new URL(args.request.url).searchParams)
  return { title, breadcrumbs: [{ label: title }], days: DONE_SHOWN / 86_400_000, pageSize: JOBS_PAGE, ...jobs }
}

const STATES = ['ready', 'dead', 'done'] as const
const TABS = { ready: 'jobs.ready', dead: 'jobs.dead', done: 'jobs.done' } as const
const KINDS = { event: 'kind.event', handler: 'kind.handler', job: 'kind.job' } as const
const PHASES = {
  running: 'phase.running',
  due: 'phase.due',
  scheduled: 'phase.scheduled',
  retrying: 'phase.retrying',
  dead: 'phase.dead',
  done: 'phase.done',
} as const
const TONES: Record<JobEntry['phase'], TagProps['tone']> = {
  running: 'info',
  due: 'neutral',
  scheduled: 'line',
  retrying: 'warn',
  dead: 'danger',
  done: 'success',
}
const EMPTY = {
  ready: ['jobs.empty-ready-title', 'jobs.empty-ready'],
  dead: ['jobs.empty-dead-title', 'jobs.empty-dead'],
  done: ['jobs.empty-done-title', 'jobs.empty-done'],
  name: ['jobs.empty-name-title', 'jobs.empty-name'],
} as const

export default function Jobs() {
  const { view, counts, names, rows, total, days, pageSize } = useLoaderData<typeof loader>()
  const t = useT('admin')
  const href = (change: { state?: string; page?: number }) => {
    const next = { state: view.state, name: change.state ? null : view.name, page: 1, ...change }
    const query = new URLSearchParams({ state: next.state })
    if (next.name) query.set('name', next.name)
    if (next.page > 1) query.set('page', String(next.page))
    return `/admin/jobs?${query}`
  }
  const [emptyTitle, emptyText] = EMPTY[view.name === null ? view.state : 'name']
  return (
    <Live id="jobs" on={[['vendor', 'jobs-changed']]} className="stack">
      <PageHead title={t('jobs.heading', { dead: counts.dead })} lead={t('jobs.lead', { ready: counts.ready })} />
      <TabLinks
        label={t('jobs.states')}
        items={STATES.map((state) => ({
          href: href({ state }),
          label: t(TABS[state], { days }),
          count: counts[state],
          current: state === view.state,
        }))}
      />
      {(names.length > 1 || view.name !== null) && (
        <Filters
          label={t('jobs.filter')}
          action="/admin/jobs"
          keep={{ state: view.state }}
          clearHref={view.name === null ? undefined : href({ state: view.state })}
        >
          <Select
            name="name"
            label={t('jobs.name')}
            labelHidden
            submitOnChange
            placeholder={t('jobs.any-name')}
            defaultValue={view.name ?? ''}
            options={names.map((name) => ({ value: name, label: name }))}
          />
        </Filters>
      )}
      <Card>
        <Table
          caption={t('jobs.caption')}
          rows={rows}
          rowKey={(job) => job.id}
          columns={useColumns(view.state)}
          empty={
            <EmptyState title={t(emptyTitle, { days })} bare level={2}>
              {t(emptyText)}
            </EmptyState>
          }
          foot={<Pagination page={view.page} pageSize={pageSize} total={total} href={(page) => href({ page })} />}
        />
      </Card>
    </Live>
  )
}

function useColumns(state: (typeof STATES)[number]): Column<JobEntry>[] {
  const t = useT('admin')
  const tries = (job: JobEntry) => t('jobs.tries-of', { attempts: job.attempts, max: job.maxAttempts })
  const what: Column<JobEntry> = {
    key: 'name',
    header: t('jobs.what'),
    rowHeader: true,
    cell: (job) => (
      <>
        <bdi className="mono">{job.name}</bdi> <Tag tone="line">{t(KINDS[job.kind])}</Tag>
      </>
    ),
  }
  const phase: Column<JobEntry> = {
    key: 'state',
    header: t('jobs.state'),
    cell: (job) => (
      <>
        <Tag tone={TONES[job.phase]}>{t(PHASES[job.phase])}</Tag>{' '}
        {job.phase === 'running' && job.progress && t('jobs.progress', job.progress)}
      </>
    ),
  }
  const attempts: Column<JobEntry> = { key: 'tries', header: t('jobs.tries'), align: 'end', nowrap: true, cell: tries }
  const age: Column<JobEntry> = {
    key: 'age',
    header: t('jobs.age'),
    nowrap: true,
    hideSmall: true,
    cell: (job) => <RelativeTime at={job.createdAt} />,
  }
  const error: Column<JobEntry> = {
    key: 'error',
    header: t('jobs.error'),
    cell: (job) => (job.lastError === null ? null : <span dir="auto">{job.lastError}</span>),
  }
  const finished = (header: string): Column<JobEntry> => ({
    key: 'finished',
    header,
    nowrap: true,
    cell: (job) => job.finishedAt !== null && <RelativeTime at={job.finishedAt} as="date-time" />,
  })
  if (state === 'done') return [what, attempts, age, finished(t('jobs.finished'))]
  if (state === 'dead') {
    const retry: Column<JobEntry> = {
      key: 'retry',
      header: <span className="sr">{t('jobs.retry')}</span>,
      align: 'end',
      cell: (job) => (
        <form method="post" action={`/admin/jobs/${job.id}/retry`}>
          <Button size="sm" icon="rotate-ccw" aria-label={t('jobs.retry-named', { name: job.name })}>
            {t('jobs.retry')}
          </Button>
        </form>
      ),
    }
    return [what, error, attempts, finished(t('jobs.gave-up')), retry]
  }
  const next: Column<JobEntry> = {
    key: 'next',
    header: t('jobs.next'),
    nowrap: true,
    cell: (job) => job.phase !== 'running' && <RelativeTime at={job.runAt} />,
  }
  return [what, phase, attempts, age, next, error]
}
