import { useFormat, useT } from '~/i18n'
import { Button, ButtonLink } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { keyed } from '~/ui/keyed'
import { PageHead } from '~/ui/page-head'
import { Pagination } from '~/ui/pagination'
import { Rows } from '~/ui/rows'
import { Select } from '~/ui/select'
import { TabLinks } from '~/ui/tabs'
import { FORMAT_LABELS } from '../../formats/file-formats'
import { PROBLEM_LABELS } from '../../formats/problems'
import { STATE_LABELS } from '../../labels'
import { IMPORT_PAGE_SIZE } from '../page-size'
import type { ImportView } from '../view-import.server'
import { ImportItemRow } from './import-item-row'

/** What each question of a file was read as, what is to become of it, and the one click that does it. */
export function ImportPage({ view }: { view: ImportView }) {
  const t = useT('questions')
  const format = useFormat()
  const url = `/author/pools/${view.pool.slug}/imports/${view.id}`
  const query = queryOf(view.filter, view.page)
  const isDraft = view.state === 'draft'
  return (
    <>
      <PageHead
        eyebrow={
          <>
            <bdi>{view.fileName ?? t('imports.pasted')}</bdi> · <bdi>{t(FORMAT_LABELS[view.format])}</bdi> ·{' '}
            <bdi>{format.dateTime(view.createdAt)}</bdi>
          </>
        }
        title={<Heading view={view} />}
        lead={isDraft && view.counts.refused < view.counts.total && t('import.lead')}
        actions={
          isDraft ? (
            <form method="post" action={`${url}/disposal`}>
              <Button>{t('import.discard')}</Button>
            </form>
          ) : (
            <ButtonLink href={`/author/pools/${view.pool.slug}`}>{t('import.to-pool')}</ButtonLink>
          )
        }
      />
      <div className="stack">
        <Outcome view={view} />
        {view.problems.length > 0 && (
          <Callout kind="warn" title={t('import.loose')}>
            <ul className="stack stack-sm">
              {keyed(view.problems).map(({ key, item }) => (
                <li key={key}>
                  {t('import.at-line', { line: item.line })} {t(PROBLEM_LABELS[item.code], { ...item.params })}
                </li>
              ))}
            </ul>
          </Callout>
        )}
        <TabLinks label={t('import.show')} items={tabsOf(view, url, t)} />
        {isDraft ? (
          <form method="post" action={`${url}/choices${query}`} className="stack">
            <Card>
              <Items view={view} />
            </Card>
            <Decision view={view} url={url} query={query} />
          </form>
        ) : (
          <Card>
            <Items view={view} />
          </Card>
        )}
      </div>
    </>
  )
}

function Heading({ view }: { view: ImportView }) {
  const t = useT('questions')
  const { counts } = view
  if (view.state === 'applied') return <>{t('import.head-applied', { added: counts.added, changed: counts.changed })}</>
  if (view.state === 'discarded') return <>{t('import.head-discarded')}</>
  return <>{t('import.head-draft', { count: counts.add + counts.version, total: counts.total })}</>
}

function Outcome({ view }: { view: ImportView }) {
  const t = useT('questions')
  const format = useFormat()
  const { counts } = view
  const date = format.dateTime(view.decidedAt ?? view.createdAt)
  if (view.state === 'discarded') return <Callout kind="info">{t('import.discarded-text', { date })}</Callout>
  if (view.state === 'applied')
    return (
      <Callout kind="success" status>
        {t('import.applied-text', {
          date,
          added: counts.added,
          changed: counts.changed,
          unchanged: counts.unchanged,
          skipped: counts.skipped,
        })}
      </Callout>
    )
  if (counts.refused === counts.total)
    return (
      <Callout kind="warn" title={t('import.nothing-title')}>
        {t('import.nothing-text')}
      </Callout>
    )
  return null
}

/** The choices of this page go with every button, so nothing chosen is lost by applying at once. */
function Decision({ view, url, query }: { view: ImportView; url: string; query: string }) {
  const t = useT('questions')
  const { counts } = view
  if (counts.refused === counts.total) return null
  return (
    <Card padded>
      <div className="row">
        <Select
          name="state"
          label={t('import.state')}
          defaultValue="trial"
          options={(['trial', 'live'] as const).map((state) => ({ value: state, label: t(STATE_LABELS[state]) }))}
        />
        <div className="row push">
          <Button>{t('import.keep')}</Button>
          <Button name="every" value="add">
            {t('import.choose-all')}
          </Button>
          <Button name="every" value="skip">
            {t('import.choose-none')}
          </Button>
          <Button variant="primary" icon="check" formAction={`${url}/application${query}`}>
            {t('import.apply')}
          </Button>
        </div>
      </div>
    </Card>
  )
}

function Items({ view }: { view: ImportView }) {
  const t = useT('questions')
  if (view.items.length === 0)
    return (
      <EmptyState bare level={2} title={t('import.none')}>
        {t('import.none-help')}
      </EmptyState>
    )
  return (
    <>
      <Rows className="rows-wide">
        {view.items.map((item) => (
          <ImportItemRow key={item.place} item={item} pool={view.pool.slug} isDraft={view.state === 'draft'} />
        ))}
      </Rows>
      <div className="table-foot">
        <Pagination
          page={view.page}
          pageSize={IMPORT_PAGE_SIZE}
          total={view.shown}
          href={(page) => queryOf(view.filter, page) || '?'}
        />
      </div>
    </>
  )
}

function queryOf(filter: ImportView['filter'], page: number): string {
  const params = new URLSearchParams()
  if (filter) params.set('show', filter)
  if (page > 1) params.set('page', String(page))
  const query = params.toString()
  return query ? `?${query}` : ''
}

function tabsOf(view: ImportView, url: string, t: ReturnType<typeof useT<'questions'>>) {
  const { counts, filter } = view
  const tab = (show: NonNullable<ImportView['filter']>, label: string) => ({
    href: `${url}?show=${show}`,
    label,
    count: counts[show],
    current: filter === show,
  })
  return [
    { href: url, label: t('import.all'), count: counts.total, current: filter === null },
    tab('exact', t('verdicts.exact')),
    tab('approximated', t('verdicts.approximated')),
    tab('refused', t('verdicts.refused')),
    tab('alike', t('import.alike')),
  ]
}
