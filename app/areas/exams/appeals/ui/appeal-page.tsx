import { AnsweredQuestion, AnswerRemarks } from '~/areas/questions/ui/answer-review'
import { useFormat, useT } from '~/i18n'
import { Button, ButtonLink } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { Card } from '~/ui/card'
import { ErrorSummary } from '~/ui/error-summary'
import { FormActions } from '~/ui/form-actions'
import { keyed } from '~/ui/keyed'
import { PageHead } from '~/ui/page-head'
import { RadioGroup } from '~/ui/radio-group'
import { RelativeTime } from '~/ui/relative-time'
import { TextArea } from '~/ui/text-area'
import { itemUrls } from '../../delivery/item-urls'
import { asNumber } from '../../results/share'
import type { AppealView } from '../view-appeal.server'
import { AppealTag } from './appeal-tag'
import { CorrectionsCard } from './corrections-card'

type Props = {
  appeal: AppealView
  kept: { outcome: string; words: string } | null
  problem: { id: string; message: string } | null
}

/** An appeal beside the question it is about, and the answer to it. */
export function AppealPage({ appeal, kept, problem }: Props) {
  const t = useT('exams')
  const format = useFormat()
  return (
    <>
      <PageHead
        eyebrow={
          <bdi lang={appeal.exam.language}>
            {appeal.exam.title} · {t('attempt.question', { number: format.number(appeal.number) })}
          </bdi>
        }
        title={t('appeals.heading', { name: appeal.personName })}
        lead={<AppealTag state={appeal.state} />}
        actions={<ButtonLink href={`/author/questions/${appeal.questionId}`}>{t('appeals.open-question')}</ButtonLink>}
      />
      <div className="with-aside">
        <div className="stack">
          <Card title={t('appeals.words')} id="words-of-appeal" padded>
            <p className="written" dir="auto">
              {appeal.words}
            </p>
            <p className="small muted">
              <RelativeTime at={appeal.openedAt} />
              {appeal.others > 0 && <> · {t('appeals.others', { count: appeal.others })}</>}
            </p>
          </Card>
          <Card title={t('appeals.answered')} id="answered" padded>
            <div className="stack">
              <AnsweredQuestion
                review={appeal.review}
                language={appeal.exam.language}
                image={itemUrls(appeal.attemptId, appeal.itemId).image}
              />
              {appeal.fraction !== null && (
                <p>{t('appeals.earned', { share: format.percent(asNumber(appeal.fraction), 1) })}</p>
              )}
              <AnswerRemarks review={appeal.review} language={appeal.exam.language} />
            </div>
          </Card>
        </div>
        <aside className="stack">
          {appeal.steps.length > 1 && (
            <Card title={t('appeals.answer')} id="answer-given" padded>
              {keyed(appeal.steps.filter(({ kind }) => kind === 'rejected' || kind === 'upheld')).map(
                ({ key, item }) => (
                  <div key={key} className="stack stack-sm">
                    <p className="written" dir="auto">
                      {item.words}
                    </p>
                    <p className="small muted">
                      <bdi>{item.byName}</bdi> · <RelativeTime at={item.at} />
                    </p>
                  </div>
                ),
              )}
            </Card>
          )}
          {appeal.state === 'upheld' && <CorrectionsCard appeal={appeal} />}
          {appeal.state === 'open' && appeal.isOwn && <Callout kind="info">{t('appeals.own')}</Callout>}
          {appeal.state === 'open' && !appeal.isOwn && <Decision appeal={appeal} kept={kept} problem={problem} />}
        </aside>
      </div>
    </>
  )
}

function Decision({ appeal, kept, problem }: Props) {
  const t = useT('exams')
  const errorOf = (id: string) => (problem?.id === id ? problem.message : undefined)
  return (
    <form method="post" action={`/examine/appeals/${appeal.id}`} className="stack" noValidate>
      {problem && <ErrorSummary errors={[problem]} />}
      <Card title={t('appeals.decide')} id="decide" padded>
        <div className="stack">
          <RadioGroup
            name="outcome"
            label={t('appeals.outcome')}
            error={errorOf('outcome')}
            defaultValue={kept?.outcome || undefined}
            options={[
              { value: 'rejected', label: t('appeals.reject'), help: t('appeals.reject-help') },
              { value: 'upheld', label: t('appeals.uphold'), help: t('appeals.uphold-help') },
            ]}
          />
          <TextArea
            name="words"
            id="words"
            label={t('appeals.answer-words')}
            help={t('appeals.answer-help')}
            rows={6}
            required
            error={errorOf('words')}
            defaultValue={kept?.words ?? ''}
          />
        </div>
      </Card>
      <FormActions>
        <Button variant="primary">{t('appeals.send')}</Button>
      </FormActions>
    </form>
  )
}
