import { useFormat, useNow, useT } from '~/i18n'
import { ButtonLink } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { Live } from '~/ui/live'
import { PageHead } from '~/ui/page-head'
import { momentInWords } from '../delivery/describe-deadline'
import type { ResultAwaited as Awaited } from '../results/view-result.server'

/** An attempt that was handed in and holds answers that a person has to mark. */
export function ResultAwaited({ view }: { view: Awaited }) {
  const t = useT('exams')
  const format = useFormat()
  return (
    <Live id="result-awaited" on={[[`person:${view.personId}`, '*']]}>
      <PageHead
        eyebrow={
          <>
            <bdi lang={view.exam.language}>{view.exam.title}</bdi> ·{' '}
            {t('attempt.number', { number: format.number(view.number) })}
          </>
        }
        title={t('awaited.heading')}
      />
      <Callout
        kind="info"
        icon="clock"
        title={t('awaited.submitted', { at: momentInWords(format, view.submittedAt, useNow()) })}
      >
        <p>{t('awaited.text')}</p>
        <p className="row">
          <ButtonLink size="sm" href={`/exams/${view.exam.slug}`}>
            {t('result.open-exam')}
          </ButtonLink>
        </p>
      </Callout>
    </Live>
  )
}
