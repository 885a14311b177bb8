import { useFormat, useT } from '~/i18n'
import { Button, ButtonLink } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { Card } from '~/ui/card'
import { ErrorSummary } from '~/ui/error-summary'
import { FormActions } from '~/ui/form-actions'
import { keyed } from '~/ui/keyed'
import { PageHead } from '~/ui/page-head'
import { RelativeTime } from '~/ui/relative-time'
import { TextArea } from '~/ui/text-area'
import { CASE_WORDS } from '../case-words'
import { EVIDENCE_DAYS } from '../retention'
import type { ExplanationView } from '../view-explanation.server'
import { describeSeen } from './reason-words'

type Props = { view: ExplanationView; words: string; problem: string | null }

const HEADINGS = {
  'no-concern': 'explain.heading-settled',
  'explanation-accepted': 'explain.heading-settled',
  'concern-stands': 'explain.heading-concern',
} as const

/** What a learner is asked about an attempt of their own: what was seen, what was said, what became of it. */
export function ExplanationPage({ view, words, problem }: Props) {
  const t = useT('integrity')
  const format = useFormat()
  return (
    <>
      <PageHead
        eyebrow={
          <bdi lang={view.exam.language}>
            {view.exam.title} · {format.dateLong(view.submittedAt)}
          </bdi>
        }
        title={t(view.outcome ? HEADINGS[view.outcome] : 'explain.heading')}
        lead={t('explain.lead')}
        actions={<ButtonLink href={`/exams/attempts/${view.attemptId}/result`}>{t('explain.open-result')}</ButtonLink>}
      />
      <div className="stack">
        <Card title={t('explain.seen')} id="seen" padded>
          {view.seen.length === 0 && <p>{t('explain.deleted')}</p>}
          <ul className="list-disc ps-5 stack stack-sm">
            {keyed(view.seen).map(({ key, item }) => (
              <li key={key}>{describeSeen({ t, format }, item)}</li>
            ))}
          </ul>
          <p className="small muted">{t('explain.innocent')}</p>
        </Card>
        <Talk view={view} />
        {view.may && <ExplanationForm view={view} words={words} problem={problem} />}
        {view.may === null && view.outcome === null && (
          <Callout kind="info" title={t('explain.waiting-title')}>
            {t('explain.waiting')}
          </Callout>
        )}
        <p className="small muted">
          {view.evidenceUntil === null
            ? t('explain.retention', { dismissed: EVIDENCE_DAYS['no-concern'] })
            : t('explain.kept-until', { date: format.dateLong(view.evidenceUntil) })}
        </p>
      </div>
    </>
  )
}

const STEPS = {
  'explanation-asked': 'explain.asked',
  explained: 'explain.said',
  'no-concern': 'explain.no-concern',
  'explanation-accepted': 'explain.accepted',
  'concern-stands': 'explain.stands',
} as const

function Talk({ view }: { view: ExplanationView }) {
  const t = useT('integrity')
  return (
    <Card title={t('explain.talk')} id="talk" padded>
      <ol className="stack stack-sm">
        {view.steps.map(({ kind, at, words }) => (
          <li key={`${kind} ${at}`}>
            <p>
              <b>{t(STEPS[kind])}</b>
            </p>
            {words !== null && (
              <p className="written" dir="auto">
                {words}
              </p>
            )}
            <p className="small muted">
              <RelativeTime at={at} />
            </p>
          </li>
        ))}
      </ol>
    </Card>
  )
}

function ExplanationForm({ view, words, problem }: Props) {
  const t = useT('integrity')
  const format = useFormat()
  return (
    <form
      method="post"
      action={`/exams/attempts/${view.attemptId}/explanation`}
      className="stack"
      id="answer"
      noValidate
    >
      {problem && <ErrorSummary errors={[{ id: 'words', message: problem }]} />}
      <TextArea
        name="words"
        id="words"
        label={t(view.may === 'object' ? 'explain.object' : 'explain.words')}
        help={
          view.objectUntil === null
            ? t('explain.words-help')
            : t('explain.object-help', { date: format.dateLong(view.objectUntil) })
        }
        rows={7}
        required
        minLength={CASE_WORDS.least}
        maxLength={CASE_WORDS.most}
        error={problem ?? undefined}
        defaultValue={words}
      />
      <FormActions>
        <Button variant="primary">{t('explain.send', { objects: view.may === 'object' ? 'yes' : 'no' })}</Button>
      </FormActions>
    </form>
  )
}
