import { useFormat, useT } from '~/i18n'
import { ButtonLink } from '~/ui/button'
import { Row, Rows } from '~/ui/rows'
import { Tag } from '~/ui/tag'
import { VisuallyHidden } from '~/ui/visually-hidden'
import type { Names } from '../../language/names'
import type { EntryLine } from '../../standings/view-partner.server'
import { useSay } from '../../ui/words'

const CORRECTIONS = {
  correction: 'entry.corrected-by',
  withdrawal: 'entry.withdrawn-by',
  restoration: 'entry.restored-by',
} as const

/** What was entered for a partner, as it stands, with its source and what was put right. */
export function EntryList(props: { entries: readonly EntryLine[]; names: Names; partnerSlug: string }) {
  return (
    <Rows>
      {props.entries.map((entry) => (
        <Entry key={entry.id} entry={entry} names={props.names} partnerSlug={props.partnerSlug} />
      ))}
    </Rows>
  )
}

function Entry({ entry, names, partnerSlug }: { entry: EntryLine; names: Names; partnerSlug: string }) {
  const t = useT('tiers')
  const format = useFormat()
  const say = useSay(names, 'short')
  const url = `/programme/partners/${partnerSlug}/facts`
  const about = say.plain(entry.sentence)
  return (
    <Row
      id={`fact-${entry.id}`}
      title={entry.withdrawalId !== null ? <s>{say(entry.sentence)}</s> : say(entry.sentence)}
      meta={
        <>
          {entry.customer && <bdi>{entry.customer} · </bdi>}
          {entry.productLine && <bdi>{entry.productLine} · </bdi>}
          {t.rich('entry.from', {
            source: entry.source,
            date: format.date(entry.knownAt),
            s: (chunks) => <bdi>{chunks}</bdi>,
          })}
        </>
      }
      end={
        entry.ruling !== null ? (
          <RulingChange entry={entry} about={about} />
        ) : entry.withdrawalId !== null ? (
          <span className="row">
            <Tag tone="neutral">{t('entry.withdrawn')}</Tag>
            <ButtonLink size="sm" href={`${url}/${entry.withdrawalId}/withdrawal`}>
              {t('entry.restore')}
              <VisuallyHidden>: {about}</VisuallyHidden>
            </ButtonLink>
          </span>
        ) : (
          <span className="row">
            <ButtonLink size="sm" href={`${url}/${entry.id}/correction`}>
              {t('entry.correct')}
              <VisuallyHidden>: {about}</VisuallyHidden>
            </ButtonLink>
            <ButtonLink size="sm" variant="quiet" href={`${url}/${entry.id}/withdrawal`}>
              {t('entry.withdraw')}
              <VisuallyHidden>: {about}</VisuallyHidden>
            </ButtonLink>
          </span>
        )
      }
    >
      {entry.note && (
        <p className="small muted" dir="auto">
          {entry.note}
        </p>
      )}
      {entry.corrections.map((correction) => (
        <p key={correction.id} className="small muted">
          {t.rich(CORRECTIONS[correction.kind], {
            name: correction.by,
            date: format.date(correction.at),
            reason: correction.reason ?? '',
            s: (chunks) => <bdi>{chunks}</bdi>,
          })}
        </p>
      ))}
    </Row>
  )
}

/** A tier that is kept is changed in the register of exceptions; what was agreed to, by another word. */
function RulingChange({ entry, about }: { entry: EntryLine; about: string }) {
  const t = useT('tiers')
  if (entry.withdrawalId !== null) return <Tag tone="neutral">{t('entry.withdrawn')}</Tag>
  if (entry.ruling === 'agreed') return null
  return (
    <ButtonLink size="sm" href="/programme/exceptions">
      {t('exceptions.title')}
      <VisuallyHidden>: {about}</VisuallyHidden>
    </ButtonLink>
  )
}
