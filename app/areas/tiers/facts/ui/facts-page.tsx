import type { ReactNode } from 'react'
import { useFormat, useT } from '~/i18n'
import { ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { Live } from '~/ui/live'
import { PageHead } from '~/ui/page-head'
import type { PartnerFacts } from '../../standings/view-partner.server'
import { useLocal } from '../../ui/words'
import type { EntryKind } from '../entry'
import type { EntryNames } from '../entry-vocabulary'
import { EntryForm, type EntryReply } from './entry-forms'
import { EntryList } from './entry-list'

/** Everything that was entered for a partner, and the forms that add to it. */
export function FactsPage(props: { view: PartnerFacts; today: string; formKey: string; reply?: EntryReply }) {
  const { view, today, formKey, reply } = props
  const t = useT('tiers')
  const format = useFormat()
  const local = useLocal()
  const { partner, entries, offered } = view
  const form = { offered, today, formKey, reply }
  return (
    <>
      <PageHead
        eyebrow={<bdi>{partner.name}</bdi>}
        title={t('facts.head', { count: entries.length, number: format.number(entries.length) })}
        lead={t('facts.lead')}
        actions={
          <ButtonLink href="/programme/imports" icon="upload">
            {t('facts.to-imports')}
          </ButtonLink>
        }
      />
      <div className="with-aside facts">
        <Live id="entries" on={[['vendor', 'facts-changed']]}>
          <Card id="entered" title={t('facts.entered')}>
            {entries.length === 0 ? (
              <EmptyState bare title={t('facts.empty-title')}>
                {t('facts.empty')}
              </EmptyState>
            ) : (
              <EntryList entries={entries} names={view.names} partnerSlug={partner.slug} />
            )}
          </Card>
        </Live>
        <div className="stack">
          {offered.metrics.length > 0 && <New kind="metric" title={t('facts.new-metric')} {...form} />}
          {offered.records.map(({ slug, title }) => (
            <New key={slug} kind="record" name={slug} title={<span dir="auto">{local(title)}</span>} {...form} />
          ))}
          {offered.attestations.length > 0 && (
            <>
              <New kind="attestation" title={t('facts.new-attestation')} {...form} />
              <New kind="exception" title={t('facts.new-exception')} note={t('facts.new-exception-text')} {...form} />
            </>
          )}
          {offered.competencies.length > 0 && <New kind="competency" title={t('facts.new-competency')} {...form} />}
          <New kind="profile" title={t('facts.new-profile')} note={t('facts.new-profile-text')} {...form} />
        </div>
      </div>
    </>
  )
}

type FormProps = { offered: EntryNames; today: string; formKey: string; reply?: EntryReply | undefined }

/** One kind's form, closed until it is wanted, so that the page stays short; open when something is wrong with it. */
function New(props: FormProps & { kind: EntryKind; name?: string; title: ReactNode; note?: string }) {
  const { kind, name, title, note, ...form } = props
  const id = name === undefined ? `new-${kind}` : `new-${kind}-${name}`
  const isOwn = form.reply?.typed.kind === kind && (name === undefined || form.reply.typed.name === name)
  const { reply, ...rest } = form
  const body = (
    <>
      {note && <p className="small muted">{note}</p>}
      <EntryForm kind={kind} {...(name === undefined ? {} : { name })} {...rest} {...(reply ? { reply } : {})} />
    </>
  )
  if (kind === 'metric' || kind === 'attestation')
    return (
      <Card id={id} title={title} padded>
        {body}
      </Card>
    )
  return (
    <Card id={id} padded>
      <details open={isOwn}>
        <summary>{title}</summary>
        <div className="stack">{body}</div>
      </details>
    </Card>
  )
}
