import { useT } from '~/i18n'
import { ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'

/** The way out of an organisation; the page behind the link asks once more. */
export function DepartureCard({
  id = 'departure',
  organisationName,
  href,
}: {
  id?: string
  organisationName: string
  href: string
}) {
  const t = useT('identity')
  return (
    <Card id={id} title={<span dir="auto">{t('member.departure', { organisation: organisationName })}</span>} padded>
      <div className="row between">
        <p className="muted">{t('member.departure-note')}</p>
        <ButtonLink variant="danger" href={href}>
          {t('member.departure-action')}
        </ButtonLink>
      </div>
    </Card>
  )
}
