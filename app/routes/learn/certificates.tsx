import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { isCurrentState } from '~/areas/certifications/certificate-state'
import { certificatesOf } from '~/areas/certifications/list-certificates.server'
import { StateTag } from '~/areas/certifications/ui/state-tag'
import { useLocale, useT } from '~/i18n'
import { translator } from '~/i18n/translator.server'
import { utcDates } from '~/i18n/utc-dates'
import { contextOf, requirePerson } from '~/platform/request.server'
import { ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { Live } from '~/ui/live'
import { PageHead } from '~/ui/page-head'
import { Row, Rows } from '~/ui/rows'
import { VisuallyHidden } from '~/ui/visually-hidden'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const { personId } = requirePerson(ctx)
  const title = translator(args.context.locale, 'certifications')('list.title')
  const certificates = (await certificatesOf(ctx, { personId })).map((certificate) => ({
    id: certificate.id,
    title: certificate.title,
    publicId: certificate.publicId,
    exam: certificate.definition.evidence.exam,
    expiresAt: certificate.expiresAt,
    state: certificate.state,
  }))
  return { title, breadcrumbs: [{ label: title }], personId, certificates }
}

type Item = ReturnType<typeof useLoaderData<typeof loader>>['certificates'][number]

export default function Certificates() {
  const { personId, certificates } = useLoaderData<typeof loader>()
  const t = useT('certifications')
  const current = certificates.filter(({ state }) => isCurrentState(state.state))
  const past = certificates.filter(({ state }) => !isCurrentState(state.state))
  return (
    <Live id="certificates" on={[[`person:${personId}`, 'notification']]} className="stack">
      <PageHead title={t('list.heading', { count: current.length })} lead={t('list.lead')} />
      {certificates.length === 0 && (
        <Card>
          <EmptyState
            title={t('list.empty-title')}
            action={
              <ButtonLink href="/exams" variant="primary">
                {t('list.to-exams')}
              </ButtonLink>
            }
          >
            {t('list.empty')}
          </EmptyState>
        </Card>
      )}
      {current.length > 0 && <Group id="current" title={t('list.current')} items={current} />}
      {past.length > 0 && <Group id="past" title={t('list.past')} items={past} />}
    </Live>
  )
}

function Group({ id, title, items }: { id: string; title: string; items: readonly Item[] }) {
  return (
    <Card id={id} title={title}>
      <Rows className="certs">
        {items.map((item) => (
          <CertificateRow key={item.id} item={item} />
        ))}
      </Rows>
    </Card>
  )
}

function CertificateRow({ item }: { item: Item }) {
  const t = useT('certifications')
  const dates = utcDates(useLocale())
  const date = (at: number | null) => (at === null ? '' : dates.date(at))
  const meta = {
    active: item.expiresAt === null ? t('list.no-end') : t('list.until', { date: date(item.expiresAt) }),
    'in-renewal': t('list.until-renew', { date: date(item.expiresAt), from: date(item.state.renewalFrom) }),
    expired: t('list.ended', { date: date(item.state.since) }),
    superseded: t('list.replaced-on', { date: date(item.state.since) }),
    revoked: t('list.revoked-on', { date: date(item.state.since) }),
  }[item.state.state]
  const again =
    item.state.state === 'in-renewal' ? t('list.renew') : item.state.state === 'expired' ? t('list.retake') : null
  return (
    <Row
      title={<span dir="auto">{item.title}</span>}
      href={`/certificates/${item.id}`}
      meta={
        <>
          {meta} · <bdi className="mono">{item.publicId}</bdi>
        </>
      }
      end={
        <>
          <StateTag state={item.state.state} />
          {again && (
            <ButtonLink href={`/exams/${item.exam}`} size="sm">
              {again}
              <VisuallyHidden> {item.title}</VisuallyHidden>
            </ButtonLink>
          )}
        </>
      }
    />
  )
}
