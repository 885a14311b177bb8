import { useT } from '~/i18n'
import { ButtonLink } from '~/ui/button'
import { Callout } from '~/ui/callout'

/** On the result of an attempt that examiners have a question about. */
export function AskedCallout({ attempt }: { attempt: string }) {
  const t = useT('integrity')
  return (
    <Callout
      kind="info"
      title={t('explain.link')}
      actions={
        <ButtonLink size="sm" href={`/exams/attempts/${attempt}/explanation`}>
          {t('explain.link-open')}
        </ButtonLink>
      }
    >
      {t('explain.link-text')}
    </Callout>
  )
}
