import { useT } from '~/i18n'
import { ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { directionOf } from '~/ui/direction'
import { EmptyState } from '~/ui/empty-state'
import { Filters } from '~/ui/filters'
import { Pagination } from '~/ui/pagination'
import { Row, Rows } from '~/ui/rows'
import { Select } from '~/ui/select'
import { Tag } from '~/ui/tag'
import type { NoticesView } from '../publication/view-notices.server'
import { trialQuery } from '../trials/read-trial-filter'
import { TRIAL_PAGE } from '../trials/trial-page-size'
import { ChangeFilter } from './change-filter'
import { DraftFrame, type DraftHead } from './draft-frame'
import { CHANGE_WORDS } from './trial-table'

type NoticesPageProps = {
  head: DraftHead
  view: NoticesView | null
  languages: readonly { code: string; name: string }[]
}

/** What every partner will be told, as it will read it. */
export function NoticesPage({ head, view, languages }: NoticesPageProps) {
  const t = useT('rulebook')
  const base = `/programme/rule-drafts/${head.id}`
  if (!view)
    return (
      <DraftFrame head={head} room="notices">
        <EmptyState
          title={t('notices.not-yet')}
          level={2}
          action={<ButtonLink href={`${base}/what-if`}>{t('notices.to-what-if')}</ButtonLink>}
        >
          {t('notices.not-yet-help')}
        </EmptyState>
      </DraftFrame>
    )
  return (
    <DraftFrame head={head} room="notices">
      <p>{t('notices.lead')}</p>
      <Filters label={t('notices.filter')} action={`${base}/notices`}>
        <Select
          name="in"
          label={t('notices.language')}
          defaultValue={view.locale}
          options={languages.map(({ code, name }) => ({ value: code, label: name }))}
          submitOnChange
        />
        <ChangeFilter chosen={view.filter.change} />
      </Filters>
      <Card
        id="notices"
        title={t('notices.title', { count: view.total })}
        footer={
          <Pagination
            page={view.page}
            pageSize={TRIAL_PAGE}
            total={view.total}
            href={(page) =>
              `${base}/notices?${new URLSearchParams({ in: view.locale, ...trialQuery(view.filter), page: String(page) })}`
            }
          />
        }
      >
        <Rows>
          {view.notices.map(({ partner, change, text }) => (
            <Row
              key={partner.slug}
              title={<bdi>{partner.name}</bdi>}
              href={`/programme/partners/${partner.slug}`}
              end={<Tag tone={change === 'demoted' ? 'danger' : 'neutral'}>{t(CHANGE_WORDS[change])}</Tag>}
            >
              <p lang={view.locale} dir={directionOf(view.locale)}>
                {text}
              </p>
            </Row>
          ))}
        </Rows>
      </Card>
    </DraftFrame>
  )
}
