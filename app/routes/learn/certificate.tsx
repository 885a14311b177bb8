import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { qrPath, qrSize } from '~/areas/certifications/certificate-pdf.server'
import type { CertificateStep } from '~/areas/certifications/certificate-state'
import { chooseNameShown } from '~/areas/certifications/choose-name-shown.server'
import { LEVELS } from '~/areas/certifications/levels'
import { Paper } from '~/areas/certifications/ui/paper'
import { StateTag } from '~/areas/certifications/ui/state-tag'
import { viewCertificate } from '~/areas/certifications/view-certificate.server'
import { vendor } from '~/areas/identity/organisations.server'
import { useLocale, useT } from '~/i18n'
import { translator } from '~/i18n/translator.server'
import { utcDates } from '~/i18n/utc-dates'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf, requirePerson } from '~/platform/request.server'
import { Button, ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { Copyable } from '~/ui/copyable'
import { PageHead } from '~/ui/page-head'
import { Timeline } from '~/ui/timeline'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const person = requirePerson(ctx)
  const certificate = await viewCertificate(ctx, args.params.certificate ?? '')
  const publicUrl = `${ctx.config.publicUrl}/verify/${certificate.publicId}`
  const isHolder = certificate.personId === person.personId
  return {
    title: certificate.title,
    breadcrumbs: [
      {
        label: translator(args.context.locale, 'certifications')('list.title'),
        href: isHolder ? '/certificates' : undefined,
      },
      { label: certificate.title },
    ],
    vendor: (await vendor(ctx)).name,
    certificate,
    publicUrl,
    isHolder,
    qr: { path: qrPath(publicUrl), size: qrSize(publicUrl) },
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  requirePerson(ctx)
  const certificate = args.params.certificate ?? ''
  const name = (await args.request.formData()).get('name')
  // A choice that was not sent is no choice: it must not hide the name.
  if (name !== 'shown' && name !== 'hidden') return redirect('/certificates')
  await chooseNameShown(ctx, { certificate, isShown: name === 'shown' })
  const message = translator(args.context.locale, 'certifications')('page.name-saved')
  return redirectWithToast(`/certificates/${certificate}`, { kind: 'success', message })
}

const stepWords = {
  issued: 'page.step-issued',
  revoked: 'page.step-revoked',
  reinstated: 'page.step-reinstated',
  superseded: 'page.step-superseded',
  restored: 'page.step-restored',
  'expiry-changed': 'page.step-expiry-changed',
  'name-shown': 'page.step-name-shown',
  'name-hidden': 'page.step-name-hidden',
} as const satisfies Record<CertificateStep['kind'], string>
const stepTones = { issued: 'good', revoked: 'bad', reinstated: 'good', restored: 'good' } as const

export default function CertificatePage() {
  const { certificate, publicUrl, vendor: vendorName, isHolder, qr } = useLoaderData<typeof loader>()
  const t = useT('certifications')
  const dates = utcDates(useLocale())
  const { state, title, expiresAt, definition } = certificate
  const date = expiresAt === null ? '' : dates.dateLong(expiresAt)
  const since = dates.dateLong(state.since)
  const heading = {
    active: expiresAt === null ? t('page.heading-no-end', { title }) : t('page.heading-active', { title, date }),
    'in-renewal': t('page.heading-in-renewal', { title }),
    expired: t('page.heading-expired', { title, date }),
    superseded: t('page.heading-superseded', { title }),
    revoked: t('page.heading-revoked', { title }),
  }[state.state]
  const lead = {
    active: t('page.lead-active', { code: certificate.publicId }),
    'in-renewal': t('page.lead-in-renewal', { date }),
    expired: t('page.lead-expired'),
    superseded: t('page.lead-superseded', { date: since }),
    revoked: t('page.lead-revoked', { reason: state.reason ?? '' }),
  }[state.state]
  return (
    <>
      <PageHead
        title={heading}
        lead={<span dir="auto">{lead}</span>}
        actions={
          <>
            <ButtonLink href={`/certificates/${certificate.id}/file.pdf`} icon="download" download variant="primary">
              {t('page.pdf')}
            </ButtonLink>
            <ButtonLink href={`/verify/${certificate.publicId}`} icon="arrow-up-right">
              {t('page.public')}
            </ButtonLink>
          </>
        }
      />
      <div className="with-aside">
        <div className="stack">
          <Paper
            label={t('page.what-it-says')}
            certifies={t('print.certifies', { vendor: vendorName })}
            name={certificate.holderName}
            of={t('print.of', { organisation: certificate.organisationName })}
            title={title}
            facts={[
              [t('field.level'), t('field.rung', { level: t(LEVELS[definition.level]), rung: definition.rung })],
              [t('field.issued'), dates.dateLong(certificate.issuedAt)],
              [t('field.valid-until'), expiresAt === null ? t('field.no-end') : dates.dateLong(expiresAt)],
              [t('field.state'), <StateTag key="state" state={state.state} />],
            ]}
          />
          <Card id="history" title={t('page.history')} padded>
            <Timeline
              entries={certificate.steps.map((step, index) => ({
                key: String(index),
                title: t(stepWords[step.kind]),
                detail: step.reason ? <span dir="auto">{step.reason}</span> : undefined,
                at: step.at,
                tone: step.kind in stepTones ? stepTones[step.kind as keyof typeof stepTones] : undefined,
              }))}
            />
          </Card>
        </div>
        <div className="stack">
          <Card id="share" title={t('page.share')} padded>
            <div className="stack stack-sm">
              <svg
                className="qr"
                viewBox={`-2 -2 ${qr.size + 4} ${qr.size + 4}`}
                role="img"
                aria-label={t('page.qr-label')}
                shapeRendering="crispEdges"
              >
                <rect x="-2" y="-2" width={qr.size + 4} height={qr.size + 4} fill="#fff" />
                <path d={qr.path} fill="#000" />
              </svg>
              <p className="small muted">{t('page.share-help')}</p>
              <Copyable text={publicUrl} label={t('page.copy')} />
            </div>
          </Card>
          {isHolder && (
            <Card id="privacy" title={t('page.privacy')} padded>
              <form method="post" className="stack stack-sm">
                <p className="small muted">{certificate.isNameShown ? t('page.name-shown') : t('page.name-hidden')}</p>
                <Button size="sm" name="name" value={certificate.isNameShown ? 'hidden' : 'shown'}>
                  {certificate.isNameShown ? t('page.hide-name') : t('page.show-name')}
                </Button>
              </form>
            </Card>
          )}
        </div>
      </div>
    </>
  )
}
