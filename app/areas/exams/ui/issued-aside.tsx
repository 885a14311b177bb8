import { useFormat, useT } from '~/i18n'
import { ButtonLink } from '~/ui/button'

export type IssuedCertificate = {
  title: string
  expiresAt: number | null
  renewalFrom: number | null
  href: string
  pdfHref: string
}

/** The certificate that a pass has earned, or the word that it is on its way. */
export function IssuedAside({ certificate }: { certificate: IssuedCertificate | 'coming' }) {
  const t = useT('exams')
  const format = useFormat()
  if (certificate === 'coming')
    return (
      <aside className="issued" aria-label={t('certificate.coming')}>
        <LadderOnPaper />
        <div className="stack stack-sm">
          <p className="strong">{t('certificate.coming')}</p>
          <p className="small muted">{t('certificate.coming-text')}</p>
        </div>
      </aside>
    )
  const { title, expiresAt, renewalFrom } = certificate
  const until = expiresAt === null ? null : format.dateLong(expiresAt)
  return (
    <aside className="issued" aria-label={t('certificate.issued')}>
      <LadderOnPaper />
      <div className="stack stack-sm">
        <p className="strong">{t('certificate.issued')}</p>
        <p className="small muted">
          <bdi>{title}</bdi>.{until !== null && <> {t('certificate.until', { date: until })}</>}
          {renewalFrom !== null && <> {t('certificate.renew', { date: format.dateLong(renewalFrom) })}</>}
        </p>
        <div className="row">
          <ButtonLink variant="primary" size="sm" href={certificate.href}>
            {t('certificate.open')}
          </ButtonLink>
          <ButtonLink size="sm" icon="download" href={certificate.pdfHref} download>
            {t('certificate.pdf')}
          </ButtonLink>
        </div>
      </div>
    </aside>
  )
}

const LadderOnPaper = () => (
  <svg className="cert-rungs" viewBox="0 0 64 80" aria-hidden="true">
    <path d="M10 78 18 2M46 78 54 2" fill="none" stroke="currentColor" strokeWidth="5" strokeLinecap="round" />
    <path d="M15 24h37M12 42h37M10 60h37" fill="none" stroke="currentColor" strokeWidth="5" strokeLinecap="round" />
  </svg>
)
