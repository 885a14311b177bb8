import { useFormat, useLocale, useT } from '~/i18n'
import { utcDates } from '~/i18n/utc-dates'
import { ButtonLink } from '~/ui/button'
import { isolated } from '../delivery/isolated'

type IssuedCertificate = {
  title: string
  expiresAt: number | null
  renewalFrom: number | null
  href: string
  pdfHref: string
}

/** Why a pass has no certificate: it is on its way, something holds it up, or what it builds on is missing. */
export type NotIssued =
  | { waits: 'coming' | 'late' }
  | { waits: 'withheld'; title: string; missing: readonly string[] }
  | { waits: 'outlived'; title: string; expiredAt: number }

/** The certificate that a pass has earned, or why there is none yet. */
export function IssuedAside({ certificate }: { certificate: IssuedCertificate | NotIssued }) {
  return 'waits' in certificate ? <Waiting of={certificate} /> : <Issued certificate={certificate} />
}

const HEADLINES = {
  coming: 'certificate.coming',
  late: 'certificate.late',
  withheld: 'certificate.withheld',
  outlived: 'certificate.outlived',
} as const

function Waiting({ of }: { of: NotIssued }) {
  const t = useT('exams')
  const format = useFormat()
  const name = (title: string) => isolated(title, format.locale)
  const text =
    of.waits === 'withheld'
      ? t('certificate.withheld-text', { title: name(of.title), missing: format.list(of.missing.map(name)) })
      : of.waits === 'outlived'
        ? t('certificate.outlived-text', {
            title: name(of.title),
            date: utcDates(format.locale).dateLong(of.expiredAt),
          })
        : t(of.waits === 'coming' ? 'certificate.coming-text' : 'certificate.late-text')
  const headline = t(HEADLINES[of.waits])
  return (
    <aside className="issued" aria-label={headline}>
      <LadderOnPaper />
      <div className="stack stack-sm">
        <p className="strong">{headline}</p>
        <p className="small muted">{text}</p>
      </div>
    </aside>
  )
}

function Issued({ certificate }: { certificate: IssuedCertificate }) {
  const t = useT('exams')
  const dates = utcDates(useLocale())
  const { title, expiresAt, renewalFrom } = certificate
  const until = expiresAt === null ? null : dates.dateLong(expiresAt)
  return (
    <aside className="issued" aria-label={t('certificate.issued')}>
      <LadderOnPaper />
      <div className="stack stack-sm">
        <p className="strong">{t('certificate.issued')}</p>
        <p className="small muted">
          <bdi>{title}</bdi>.{until !== null && <> {t('certificate.until', { date: until })}</>}
          {renewalFrom !== null && <> {t('certificate.renew', { date: dates.dateLong(renewalFrom) })}</>}
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
