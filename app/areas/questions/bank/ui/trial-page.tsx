import { useFormat, useT } from '~/i18n'
import { readRational, toNumber } from '~/platform/rational'
import { Button, ButtonLink } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { Card } from '~/ui/card'
import { FormActions } from '~/ui/form-actions'
import { RichBlocks } from '~/ui/mdx/rich-blocks'
import { PageHead } from '~/ui/page-head'
import { AnsweredQuestion, AnswerRemarks, OutcomeTag } from '../../ui/answer-review'
import { bringsStem, hintOf, Player } from '../../ui/players'
import type { QuestionTrial } from '../try-question.server'

export const TRIAL_FIELD = 'answer'

/** The question as in an attempt, then its mark with the reasons. Nothing of it is kept. */
export function TrialPage({ trial, shuffle }: { trial: QuestionTrial; shuffle: number }) {
  const t = useT('bank')
  const words = useT('questions')
  const format = useFormat()
  const { delivery, review } = trial
  const image = delivery.type === 'hotspot' ? `/author/pictures/${delivery.image.sha256}` : ''
  const path = `/author/questions/${trial.id}`
  return (
    <>
      <PageHead
        eyebrow={
          <>
            <bdi className="mono">{trial.externalId}</bdi> · {t('version.name', { number: trial.number })}
          </>
        }
        title={t('trial.title')}
        lead={t('trial.lead')}
        actions={<ButtonLink href={path}>{t('version.to-question')}</ButtonLink>}
      />
      <div className="stack trial">
        {review && (
          <Card
            padded
            id="mark"
            title={t('trial.mark')}
            end={review.outcome && <OutcomeTag outcome={review.outcome} />}
          >
            {review.fraction !== undefined && (
              <p className="medium">
                {t('trial.earned', { share: format.percent(toNumber(readRational(review.fraction)), 2) })}
              </p>
            )}
            <AnsweredQuestion review={review} image={image} />
            <AnswerRemarks review={review} />
          </Card>
        )}
        <Card padded id="ask" title={review ? t('trial.again') : t('trial.question')} note={words(hintOf(delivery))}>
          <form method="post" action={`${path}/trial?shuffle=${shuffle}`} className="stack">
            {!bringsStem(delivery) && (
              <div className="stem">
                <RichBlocks blocks={delivery.stem} />
              </div>
            )}
            <fieldset disabled={!trial.canAnswer}>
              <Player
                delivery={delivery}
                name={TRIAL_FIELD}
                labelledBy="ask-title"
                response={trial.response}
                urls={image ? { image, files: '', back: '' } : null}
              />
            </fieldset>
            {trial.canAnswer ? (
              <FormActions>
                <Button variant="primary">{t('trial.submit')}</Button>
                <ButtonLink href={`${path}/trial?shuffle=${shuffle + 1}`} icon="refresh-cw">
                  {t('trial.shuffle')}
                </ButtonLink>
              </FormActions>
            ) : (
              <Callout>{t('trial.cannot')}</Callout>
            )}
          </form>
        </Card>
      </div>
    </>
  )
}
