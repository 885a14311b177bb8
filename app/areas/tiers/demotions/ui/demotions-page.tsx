import { useT } from '~/i18n'
import { ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { Filters } from '~/ui/filters'
import { Live } from '~/ui/live'
import { PageHead } from '~/ui/page-head'
import { Pagination } from '~/ui/pagination'
import { Select } from '~/ui/select'
import { TabLinks } from '~/ui/tabs'
import { VisuallyHidden } from '~/ui/visually-hidden'
import { DEMOTIONS_PAGE } from '../../page-sizes'
import { useLocal } from '../../ui/words'
import { DEMOTION_STATES, type DemotionState } from '../demotion-case'
import { demotionUrls } from '../demotion-urls'
import type { DemotionsList } from '../list-demotions.server'
import type { DemotionView } from '../view-demotion.server'
import { CaseDetails, DemotionTag, stateWords } from './case-details'

const PATH = '/programme/demotions'

/** Tiers that are about to be taken away, and what somebody of the vendor may say to each. */
export function DemotionsPage({ list }: { list: DemotionsList }) {
  const t = useT('tiers')
  const local = useLocal()
  const { state, track } = list
  const href = (of: { state?: DemotionState; page?: number }) => {
    const query = new URLSearchParams({
      ...((of.state ?? state) !== 'waiting' && { state: of.state ?? state }),
      ...(track !== null && { track }),
      ...((of.page ?? 1) > 1 && { page: String(of.page) }),
    })
    return query.size === 0 ? PATH : `${PATH}?${query}`
  }
  return (
    <Live id="demotions" on={[['vendor', 'tier-checked']]}>
      <PageHead title={t('demotions.head', { count: list.counts.waiting })} lead={t('demotions.lead')} />
      <div className="stack">
        <TabLinks
          label={t('demotions.states')}
          items={DEMOTION_STATES.map((one) => ({
            href: href({ state: one }),
            label: t(stateWords[one]),
            count: list.counts[one],
            current: one === state,
          }))}
        />
        {list.tracks.length > 1 && (
          <Filters
            label={t('demotions.filter')}
            keep={{ state: state === 'waiting' ? undefined : state }}
            clearHref={track === null ? undefined : PATH}
          >
            <Select
              name="track"
              label={t('standings.track')}
              labelHidden
              submitOnChange
              placeholder={t('standings.any-track')}
              options={list.tracks.map(({ slug, title }) => ({ value: slug, label: local(title) }))}
              defaultValue={track ?? ''}
            />
          </Filters>
        )}
        {list.cases.map((view) => (
          <CaseCard key={`${view.partner.slug} ${view.track.slug}`} view={view} />
        ))}
        {list.cases.length === 0 && <NoCases list={list} />}
        {list.total > DEMOTIONS_PAGE && (
          <Pagination
            {...{ page: list.page, pageSize: DEMOTIONS_PAGE, total: list.total }}
            href={(page) => href({ page })}
          />
        )}
      </div>
    </Live>
  )
}

function NoCases({ list: { state, isAsked } }: { list: DemotionsList }) {
  const t = useT('tiers')
  if (!isAsked)
    return (
      <EmptyState level={2} title={t('demotions.not-asked-title')}>
        {t('demotions.not-asked')}
      </EmptyState>
    )
  return (
    <EmptyState level={2} title={t(state === 'waiting' ? 'demotions.none-waiting' : 'demotions.none')}>
      {t('demotions.none-text')}
    </EmptyState>
  )
}

function CaseCard({ view }: { view: DemotionView }) {
  const t = useT('tiers')
  const local = useLocal()
  const { partner, track } = view
  if (!view.case) return null
  const urls = demotionUrls(partner.slug, track.slug)
  const about = `${partner.name}, ${local(track.title)}`
  return (
    <Card
      id={`case-${partner.slug}-${track.slug}`}
      title={
        <a href={`/programme/partners/${partner.slug}?track=${track.slug}`}>
          <bdi>{partner.name}</bdi>
        </a>
      }
      note={<span dir="auto">{local(track.title)}</span>}
      end={<DemotionTag state={view.case.state} />}
      padded
      footer={
        <span className="row">
          {view.case.state !== 'agreed' && (
            <ButtonLink size="sm" variant="danger" href={urls.agreement}>
              {t('demotions.agree')}
              <VisuallyHidden>: {about}</VisuallyHidden>
            </ButtonLink>
          )}
          <ButtonLink size="sm" href={urls.keep}>
            {t(view.case.state === 'kept' ? 'demotions.keep-anew' : 'demotions.keep')}
            <VisuallyHidden>: {about}</VisuallyHidden>
          </ButtonLink>
        </span>
      }
    >
      <CaseDetails view={view} />
    </Card>
  )
}
