import { data, type HeadersFunction, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { LEVELS } from '~/areas/certifications/levels'
import { Paper } from '~/areas/certifications/ui/paper'
import { STATE_LABELS, StateTag } from '~/areas/certifications/ui/state-tag'
import { type Verification, verifyCertificate } from '~/areas/certifications/verify-certificate.server'
import { vendor } from '~/areas/identity/organisations.server'
import { useFormat, useT } from '~/i18n'
import { utcDates } from '~/i18n/utc-dates'
import { contextOf } from '~/platform/request.server'
import { Button } from '~/ui/button'
import { Card } from '~/ui/card'
import { Icon } from '~/ui/icon'
import { TextField } from '~/ui/text-field'

/** What a stranger sees who checks a code: one word first, then how it was checked. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const typed = Array.from(args.params.publicId ?? '')
    .slice(0, 40)
    .join('')
  const verification = await verifyCertificate(ctx, typed)
  const title = verification.found ? `${verification.publicId} · ${verification.title}` : typed
  return data(
    { title, section: 'certificates' as const, vendor: (await vendor(ctx)).name, typed, verification },
    { status: verification.found ? 200 : 404, headers: { 'x-robots-tag': 'noindex' } },
  )
}

/** A page about a person is not for search engines. */
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders

type Found = Extract<Verification, { found: true }>

export default function CheckedCertificate() {
  const { verification, vendor: vendorName, typed } = useLoaderData<typeof loader>()
  return verification.found ? (
    <Result found={verification} vendorName={vendorName} />
  ) : (
    <NotFound reason={verification.reason} typed={typed} vendorName={vendorName} />
  )
}

const verdictWords = {
  active: 'verify.valid',
  'in-renewal': 'verify.in-renewal',
  expired: 'verify.expired',
  superseded: 'verify.superseded',
  revoked: 'verify.revoked',
} as const

function Result({ found, vendorName }: { found: Found; vendorName: string }) {
  const t = useT('certifications')
  const format = useFormat()
  const dates = utcDates(format.locale)
  const isValid = found.state === 'active' || found.state === 'in-renewal'
  const since = dates.dateLong(found.since)
  const says = isValid
    ? found.holderName === null
      ? t('verify.says-valid-unnamed', { title: found.title, vendor: vendorName })
      : t('verify.says-valid', { name: found.holderName, title: found.title, vendor: vendorName })
    : found.state === 'expired'
      ? t('verify.says-expired', { vendor: vendorName, date: since })
      : found.state === 'superseded'
        ? t('verify.says-superseded', { vendor: vendorName, date: since })
        : t('verify.says-revoked', { vendor: vendorName, date: since, reason: found.reason ?? '' })
  const tone = isValid ? 'good' : found.state === 'revoked' ? 'bad' : 'warn'
  const icon = isValid ? 'circle-check' : found.state === 'revoked' ? 'ban' : 'triangle-alert'
  return (
    <>
      <header className={`verdict verdict-${tone}`}>
        <Icon name={icon} className="verdict-icon" />
        <div>
          <p className="eyebrow">
            {t.rich('verify.eyebrow', { code: found.publicId, when: format.dateTime(found.checkedAt) })}
          </p>
          <h1>{t(verdictWords[found.state])}</h1>
          <p dir="auto">{says}</p>
        </div>
      </header>
      <div className="verify-grid">
        <Paper
          label={t('verify.paper')}
          certifies={t('verify.certifies', { vendor: vendorName })}
          name={found.holderName ?? t('verify.holder-hidden')}
          of={t('verify.of', { organisation: found.organisationName })}
          title={found.title}
          facts={[
            [t('field.level'), t('field.rung', { level: t(LEVELS[found.level]), rung: found.rung })],
            [t('field.issued'), dates.dateLong(found.issuedAt)],
            [t('field.valid-until'), found.expiresAt === null ? t('field.no-end') : dates.dateLong(found.expiresAt)],
            [t('field.product'), found.product],
            ...(isValid ? [] : [[t('field.state'), <StateTag key="state" state={found.state} />] as const]),
          ]}
        />
        <div className="stack">
          <Card
            id="checks"
            title={t('verify.checks')}
            footer={found.holderName === null ? t('verify.name-hidden') : t('verify.name-consent')}
          >
            <ul className="rows checks">
              <Check
                isGood={isValid}
                title={t('verify.check-state', { state: t(STATE_LABELS[found.state]) })}
                meta={isValid ? t('verify.check-state-valid') : t('verify.check-state-invalid')}
              />
              <Check
                isGood
                title={t('verify.check-record', { vendor: vendorName })}
                meta={t('verify.check-record-help')}
              />
              <Check isGood title={t('verify.check-code')} meta={t('verify.check-code-help')} />
            </ul>
          </Card>
          <Again />
        </div>
      </div>
    </>
  )
}

function Check({ isGood, title, meta }: { isGood: boolean; title: string; meta: string }) {
  return (
    <li>
      <Icon name={isGood ? 'check' : 'x'} className={isGood ? 'good' : 'bad'} />
      <div className="grow">
        <p>{title}</p>
        <p className="meta">{meta}</p>
      </div>
    </li>
  )
}

function NotFound({
  reason,
  typed,
  vendorName,
}: {
  reason: 'unknown' | 'not-a-code'
  typed: string
  vendorName: string
}) {
  const t = useT('certifications')
  const says =
    reason === 'unknown'
      ? t('verify.says-unknown', { vendor: vendorName, code: typed })
      : t('verify.says-not-a-code', { code: typed })
  return (
    <>
      <header className="verdict verdict-bad">
        <Icon name="circle-alert" className="verdict-icon" />
        <div>
          <h1>{reason === 'unknown' ? t('verify.unknown') : t('verify.not-a-code')}</h1>
          <p dir="auto">{says}</p>
        </div>
      </header>
      <Again />
    </>
  )
}

function Again() {
  const t = useT('certifications')
  return (
    <Card id="again" title={t('verify.another')} padded>
      <form method="get" action="/verify" className="stack stack-sm">
        <TextField name="code" label={t('verify.code')} help={t('verify.code-help')} code autoComplete="off" required />
        <div className="row">
          <Button>{t('verify.check')}</Button>
        </div>
      </form>
    </Card>
  )
}
