import { useFormat, useT } from '~/i18n'
import { Button, ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { DescriptionList } from '~/ui/description-list'
import { EmptyState } from '~/ui/empty-state'
import { FormActions } from '~/ui/form-actions'
import { Live } from '~/ui/live'
import { PageHead } from '~/ui/page-head'
import { Person } from '~/ui/person'
import { Row, Rows } from '~/ui/rows'
import { Select } from '~/ui/select'
import { Tag } from '~/ui/tag'
import { EntryList } from '../../facts/ui/entry-list'
import { ChecklistCard } from '../../ui/checklist-card'
import { Tier, useDates, useLocal, useSay } from '../../ui/words'
import type { PartnerView } from '../view-partner.server'

/** One partner for the programme: its standing in every track, what was entered for it, its people. */
export function PartnerPage({ view }: { view: PartnerView }) {
  const t = useT('tiers')
  const local = useLocal()
  const format = useFormat()
  const { partner, tracks } = view
  const url = `/programme/partners/${partner.slug}`
  const standings = tracks.map(({ title, view: track }) =>
    t('partner.standing', {
      track: local(title),
      tier: track?.held ? local(track.held.title) : t('words.no-tier'),
    }),
  )
  return (
    <Live
      id="partner"
      on={[
        [`organisation:${partner.id}`, '*'],
        ['vendor', 'tier-checked'],
        ['vendor', 'facts-changed'],
      ]}
    >
      <PageHead
        eyebrow={[partner.region, partner.country].filter(Boolean).join(' · ') || undefined}
        title={<span dir="auto">{partner.name}</span>}
        lead={standings.length > 0 ? format.list(standings) : t('partner.in-no-track')}
        actions={
          <ButtonLink href={`${url}/facts`} variant="primary" icon="plus">
            {t('partner.record')}
          </ButtonLink>
        }
      />
      <div className="with-aside">
        <div className="stack">
          {tracks.length === 0 && (
            <EmptyState level={2} title={t('partner.no-track-title')}>
              {t('partner.no-track-text')}
            </EmptyState>
          )}
          {tracks.map((track) => (
            <Track key={track.slug} track={track} names={view.names} url={url} />
          ))}
          <Card
            id="entries"
            title={t('partner.entries')}
            note={
              view.entryCount > view.entries.length ? t('partner.newest', { count: view.entries.length }) : undefined
            }
            footer={<a href={`${url}/facts`}>{t('partner.all-entries', { count: view.entryCount })}</a>}
          >
            {view.entries.length === 0 ? (
              <EmptyState bare title={t('facts.empty-title')}>
                {t('partner.no-entries')}
              </EmptyState>
            ) : (
              <EntryList entries={view.entries} names={view.names} partnerSlug={partner.slug} />
            )}
          </Card>
        </div>
        <div className="stack">
          {view.open.length > 0 && <JoinCard view={view} url={url} />}
          <PeopleCard people={view.people} />
        </div>
      </div>
    </Live>
  )
}

type TrackProps = { track: PartnerView['tracks'][number]; names: PartnerView['names']; url: string }

function Track({ track, names, url }: TrackProps) {
  const t = useT('tiers')
  const dates = useDates()
  const local = useLocal()
  const say = useSay(names)
  const standing = track.view
  const title = local(track.title)
  if (!standing)
    return (
      <Card id={`track-${track.slug}`} title={title} padded>
        <p className="muted">{t('partner.no-rules')}</p>
      </Card>
    )
  const asked = standing.graceUntil === null ? (standing.next ?? standing.held) : standing.held
  const purpose = standing.graceUntil !== null ? 'keep' : standing.next ? 'reach' : 'held'
  const next = standing.forecast.events[0]
  return (
    <>
      <Card
        id={`track-${track.slug}`}
        title={title}
        end={<Tier tier={standing.held} />}
        padded
        footer={
          <span className="row">
            <a href={`${url}/proof?track=${track.slug}`}>{t('tier.proof')}</a>
            <a href={`${url}/history?track=${track.slug}`}>{t('tier.history')}</a>
            <a href={`${url}/benefits?track=${track.slug}`}>{t('benefits.now')}</a>
            <a href={`/programme/rules/${track.slug}`}>{t('ladder.rules')}</a>
          </span>
        }
      >
        <DescriptionList
          items={[
            [t('partner.joined'), dates.long(track.joinedAt)],
            [
              t('partner.grace'),
              standing.graceUntil === null ? null : (
                <Tag key="grace" tone="warn" icon="clock">
                  {standing.graceUntil <= standing.checkedAt
                    ? t('standings.state-approval')
                    : dates.long(standing.graceUntil)}
                </Tag>
              ),
            ],
            [
              t('partner.margin'),
              standing.outlook.spare === null ? null : t('partner.margin-people', { count: standing.outlook.spare }),
            ],
            [
              t('partner.next-change'),
              next ? (
                <span key="next">
                  {dates.long(next.at)} · {next.because.map((sentence) => say.plain(sentence)).join(' ')}
                </span>
              ) : (
                t('partner.nothing-ahead')
              ),
            ],
          ]}
        />
      </Card>
      {standing.checklist && asked && (
        <ChecklistCard
          id={`checklist-${track.slug}`}
          checklist={standing.checklist}
          tier={asked}
          purpose={purpose}
          names={names}
          currency={standing.currency}
          track={title}
        />
      )}
    </>
  )
}

function JoinCard({ view, url }: { view: PartnerView; url: string }) {
  const t = useT('tiers')
  const local = useLocal()
  return (
    <Card id="join" title={t('partner.join-title')} padded>
      <form method="post" action={`${url}/tracks`} className="stack stack-sm">
        <Select
          name="track"
          label={t('standings.track')}
          options={view.open.map(({ slug, title }) => ({ value: slug, label: local(title) }))}
          help={t('partner.join-help')}
        />
        <FormActions>
          <Button>{t('partner.join')}</Button>
        </FormActions>
      </form>
    </Card>
  )
}

function PeopleCard({ people }: { people: PartnerView['people'] }) {
  const t = useT('tiers')
  const format = useFormat()
  const certified = people.filter(({ certificates }) => certificates.length > 0).length
  return (
    <Card
      id="people"
      title={t('partner.people')}
      note={t('partner.certified', { count: certified, of: people.length })}
    >
      {people.length === 0 ? (
        <EmptyState bare title={t('partner.nobody')}>
          {t('partner.nobody-text')}
        </EmptyState>
      ) : (
        <Rows>
          {people.map(({ personId, name, certificates }) => (
            <Row key={personId} title={<Person name={name} />}>
              {certificates.map(({ id, title, expiresAt }) => (
                <p key={id} className="meta">
                  <a href={`/certificates/${id}`}>
                    <bdi>{title}</bdi>
                  </a>
                  {expiresAt !== null && <> · {t('partner.until', { date: format.date(expiresAt) })}</>}
                </p>
              ))}
              {certificates.length === 0 && <p className="meta">{t('partner.no-certificate')}</p>}
            </Row>
          ))}
        </Rows>
      )}
    </Card>
  )
}
