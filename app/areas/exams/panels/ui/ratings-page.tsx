import { useFigures } from '~/areas/exams/statistics/ui/use-figures'
import { QuestionPreview } from '~/areas/questions/ui/question-preview'
import { useFormat, useT } from '~/i18n'
import { Button } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { Card } from '~/ui/card'
import { ErrorSummary } from '~/ui/error-summary'
import { FormActions } from '~/ui/form-actions'
import { PageHead } from '~/ui/page-head'
import { Select } from '~/ui/select'
import type { RatingProblem } from '../phase'
import type { RatingsView } from '../view-ratings.server'

const STEPS = Array.from({ length: 21 }, (_, index) => String(index * 5))

type Props = { view: RatingsView; reply?: { typed: Record<string, string>; problems: readonly RatingProblem[] } }

/** What a judge fills in: of a hundred who are only just competent, how many answer each question right? */
export function RatingsPage({ view, reply }: Props) {
  const t = useT('statistics')
  const format = useFormat()
  const problems = reply?.problems ?? []
  const isClosed = view.phase === 'closed'
  const words = ({ problem }: RatingProblem) => t(problem === 'missing' ? 'ratings.missing' : 'ratings.not-a-step')
  const numberOf = (versionId: string) => view.questions.find((one) => one.versionId === versionId)?.position ?? 0
  return (
    <>
      <PageHead
        eyebrow={<bdi>{view.subject.title}</bdi>}
        title={<span dir="auto">{view.title}</span>}
        lead={t(isClosed ? 'ratings.lead-closed' : view.round === 1 ? 'ratings.lead-first' : 'ratings.lead-second')}
      />
      <ErrorSummary
        errors={problems.map((one) => ({
          id: `rating-${one.questionId}`,
          message: t('ratings.problem', { number: numberOf(one.questionId), problem: words(one) }),
        }))}
      />
      <div className="stack">
        {view.handedIn && !isClosed && <Callout kind="success">{t('ratings.handed-in')}</Callout>}
        <Card id="candidate" title={t('ratings.candidate')} padded>
          <p dir="auto" className="prewrap">
            {view.candidate}
          </p>
        </Card>
        <form method="post" className="stack">
          {view.questions.map((question) => (
            <Card
              key={question.versionId}
              id={`question-${question.position}`}
              title={t('ratings.question', { number: question.position })}
              end={<bdi className="mono meta">{question.externalId}</bdi>}
              padded
            >
              <QuestionPreview review={question.review} />
              {question.others && <Others of={question.others} />}
              <Select
                id={`rating-${question.versionId}`}
                name={question.versionId}
                label={t('ratings.rating')}
                placeholder={t('ratings.choose')}
                disabled={isClosed}
                defaultValue={
                  reply
                    ? (reply.typed[question.versionId] ?? '')
                    : question.rating === null
                      ? ''
                      : String(question.rating)
                }
                error={problems.filter(({ questionId }) => questionId === question.versionId).map(words)}
                options={STEPS.map((value) => ({
                  value,
                  label: t('ratings.of-hundred', { count: format.number(Number(value)) }),
                }))}
              />
            </Card>
          ))}
          {!isClosed && (
            <FormActions>
              <Button variant="primary" name="hand-in" value="yes">
                {t('ratings.hand-in')}
              </Button>
              <Button>{t('ratings.save')}</Button>
            </FormActions>
          )}
        </form>
      </div>
    </>
  )
}

function Others({ of }: { of: NonNullable<RatingsView['questions'][number]['others']> }) {
  const t = useT('statistics')
  const figures = useFigures()
  return (
    <p className="small muted">
      {t('ratings.others', { mean: figures.index(of.mean), low: figures.index(of.low), high: figures.index(of.high) })}{' '}
      {of.own !== null && t('ratings.own', { own: figures.index(of.own) })}{' '}
      {of.facility !== null && t('ratings.facility', { facility: figures.percent(of.facility) })}
    </p>
  )
}
