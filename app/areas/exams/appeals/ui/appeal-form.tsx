import { AnsweredQuestion } from '~/areas/questions/ui/answer-review'
import { useFormat, useT } from '~/i18n'
import { Button, ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { ErrorSummary } from '~/ui/error-summary'
import { FormActions } from '~/ui/form-actions'
import { PageHead } from '~/ui/page-head'
import { TextArea } from '~/ui/text-area'
import { itemUrls } from '../../delivery/item-urls'
import type { AnswersView } from '../../results/view-answers.server'
import { APPEAL_WORDS } from '../appeal-words'

/** What a learner says against the mark of one question. */
export function AppealForm(props: {
  attempt: string
  item: AnswersView['items'][number]
  language: string
  until: number
  words: string
  problem: string | null
}) {
  const { attempt, item, language, problem } = props
  const t = useT('exams')
  const format = useFormat()
  const answers = `/exams/attempts/${attempt}/answers#a${item.number}`
  return (
    <>
      <PageHead
        title={t('appeal.heading', { number: format.number(item.number) })}
        lead={t('appeal.lead', { until: format.dateLong(props.until) })}
      />
      <form
        method="post"
        action={`/exams/attempts/${attempt}/answers/${item.number}/appeal`}
        className="stack"
        noValidate
      >
        {problem && <ErrorSummary errors={[{ id: 'words', message: problem }]} />}
        <Card title={t('appeal.your-answer')} id="your-answer" padded>
          <AnsweredQuestion review={item.review} language={language} image={itemUrls(attempt, item.id).image} />
        </Card>
        <TextArea
          name="words"
          id="words"
          label={t('appeal.words')}
          help={t('appeal.words-help')}
          rows={6}
          required
          minLength={APPEAL_WORDS.least}
          maxLength={APPEAL_WORDS.most}
          error={problem ?? undefined}
          defaultValue={props.words}
        />
        <FormActions>
          <Button variant="primary">{t('appeal.send')}</Button>
          <ButtonLink href={answers}>{t('appeal.cancel')}</ButtonLink>
        </FormActions>
      </form>
    </>
  )
}
