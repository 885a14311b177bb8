import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { examTitles } from '~/areas/exams/blueprints/exam-titles.server'
import { teamProgress } from '~/areas/learning/team-progress.server'
import { arrangeTeam, TEAM_STATES, type TeamStateFilter } from '~/areas/learning/team-table'
import { readTeamView, teamViewUrl } from '~/areas/learning/team-view'
import { TeamProgressTable } from '~/areas/learning/ui/team-progress-table'
import { useFormat, useT } from '~/i18n'
import { translator } from '~/i18n/translator.server'
import { contextOf, requirePerson } from '~/platform/request.server'
import { ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { Figures } from '~/ui/figures'
import { Filters, SearchInput } from '~/ui/filters'
import { Live } from '~/ui/live'
import { PageHead } from '~/ui/page-head'
import { Select } from '~/ui/select'

const PATH = '/company/progress'
const PAGE_SIZE = 25

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const actor = requirePerson(ctx)
  const title = translator(args.context.locale, 'common')('nav.team-progress')
  const { page, ...view } = readTeamView(new URL(args.request.url).searchParams)
  const team = await teamProgress(ctx, await examTitles(ctx))
  const rows = arrangeTeam(team.rows, view, actor.locale)
  const shown = Math.min(page, Math.max(1, Math.ceil(rows.length / PAGE_SIZE)))
  return {
    title,
    breadcrumbs: [{ label: title }],
    organisationId: actor.organisationId,
    courses: team.courses,
    totals: team.totals,
    view,
    rows: rows.slice((shown - 1) * PAGE_SIZE, shown * PAGE_SIZE),
    page: { number: shown, size: PAGE_SIZE, total: rows.length },
  }
}

const STATES = {
  overdue: 'team.state-overdue',
  learning: 'team.state-learning',
  finished: 'team.state-finished',
  'not-started': 'team.state-not-started',
} as const satisfies Record<TeamStateFilter, string>

export default function ProgressPage() {
  const { organisationId, courses, totals, view, rows, page } = useLoaderData<typeof loader>()
  const t = useT('learning')
  const format = useFormat()
  const isFiltered = Boolean(view.text || view.course || view.state)
  return (
    <Live id="team" on={[[`organisation:${organisationId}`, 'learning-changed']]}>
      <PageHead
        title={t('team.head', { overdue: totals.overdue, finished: totals.finished })}
        lead={t('team.lead')}
        actions={
          <>
            <ButtonLink href={teamViewUrl('/company/progress.csv', view)} icon="download" download>
              {t('team.export')}
            </ButtonLink>
            <ButtonLink href="/company/assignments" variant="primary" icon="plus">
              {t('team.assign')}
            </ButtonLink>
          </>
        }
      />
      <div className="stack">
        <Figures
          items={[
            { label: t('team.figure-people'), value: format.number(totals.people) },
            { label: t('team.figure-learning'), value: format.number(totals.learning) },
            { label: t('team.figure-finished'), value: format.number(totals.finished) },
            { label: t('team.figure-overdue'), value: format.number(totals.overdue) },
          ]}
        />
        <Filters
          label={t('team.filter')}
          keep={{ sort: view.sort, direction: view.direction }}
          clearHref={isFiltered ? PATH : undefined}
        >
          <SearchInput label={t('team.search')} defaultValue={view.text} />
          <Select
            name="course"
            label={t('team.course')}
            labelHidden
            submitOnChange
            defaultValue={view.course ?? ''}
            options={[
              { value: '', label: t('team.any-course') },
              ...courses.map(({ slug, title }) => ({ value: slug, label: title })),
            ]}
          />
          <Select
            name="state"
            label={t('team.state')}
            labelHidden
            submitOnChange
            defaultValue={view.state ?? ''}
            options={[
              { value: '', label: t('team.any-state') },
              ...TEAM_STATES.map((state) => ({ value: state, label: t(STATES[state]) })),
            ]}
          />
        </Filters>
        <Card>
          <TeamProgressTable rows={rows} courses={courses} view={view} page={page} path={PATH} />
        </Card>
      </div>
    </Live>
  )
}
