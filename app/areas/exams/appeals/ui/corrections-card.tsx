import { useT } from '~/i18n'
import { Button, ButtonLink } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { Card } from '~/ui/card'
import { RelativeTime } from '~/ui/relative-time'
import { Row, Rows } from '~/ui/rows'
import { ChangeWords, RegradeStateTag } from '../../regrades/ui/regrade-words'
import type { AppealView } from '../view-appeal.server'

/** From an upheld appeal to the correction that answers it: one that is there already, or a new one. */
export function CorrectionsCard({ appeal }: { appeal: AppealView }) {
  const t = useT('exams')
  const linked = appeal.corrections.filter(({ isLinked }) => isLinked)
  const others = appeal.corrections.filter(({ isLinked }) => !isLinked)
  const start = (
    <ButtonLink
      size="sm"
      variant={linked.length === 0 && others.length === 0 ? 'primary' : 'default'}
      href={`/examine/regrades/new?question=${appeal.questionId}&appeal=${appeal.id}`}
    >
      {t('appeals.correct')}
    </ButtonLink>
  )
  return (
    <>
      {!linked.some(({ state }) => state === 'applied') && (
        <Callout kind="info" title={t('appeals.correct-title')} actions={linked.length === 0 && start}>
          {t('appeals.correct-text')}
        </Callout>
      )}
      {appeal.corrections.length > 0 && (
        <Card title={t('appeals.corrections')} id="corrections">
          <Rows>
            {linked.map((one) => (
              <CorrectionRow key={one.id} correction={one} />
            ))}
            {others.map((one) => (
              <CorrectionRow key={one.id} correction={one} appealId={appeal.id} />
            ))}
          </Rows>
        </Card>
      )}
    </>
  )
}

/** @param props.appealId given where the correction does not answer the appeal yet */
function CorrectionRow(props: { correction: AppealView['corrections'][number]; appealId?: string }) {
  const { correction, appealId } = props
  const t = useT('exams')
  return (
    <Row
      href={`/examine/regrades/${correction.id}`}
      title={<ChangeWords change={correction.change} />}
      meta={
        <>
          <RegradeStateTag regrade={{ state: correction.state, job: null }} />{' '}
          <RelativeTime at={correction.createdAt} as="date" />
        </>
      }
      end={
        appealId !== undefined && (
          <form method="post" action={`/examine/appeals/${appealId}/corrections`}>
            <input type="hidden" name="regrade" value={correction.id} />
            <Button size="sm">{t('appeals.link')}</Button>
          </form>
        )
      }
    />
  )
}
