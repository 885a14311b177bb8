import { useT } from '~/i18n'
import { Button, ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { ErrorSummary } from '~/ui/error-summary'
import { FormActions } from '~/ui/form-actions'
import { PageHead } from '~/ui/page-head'
import { RadioGroup } from '~/ui/radio-group'
import { TextArea } from '~/ui/text-area'
import { STATE_LABELS } from '../../labels'
import type { QuestionState } from '../../pool'
import type { StateChanged } from '../change-state.server'
import { LONGEST_REASON } from '../state-reason'

const HELP = {
  trial: 'state.trial-help',
  live: 'state.live-help',
  retired: 'state.retired-help',
} as const satisfies Record<QuestionState, string>

const PROBLEMS = {
  'reason-missing': 'state.reason-missing',
  'reason-too-long': 'state.reason-too-long',
  'same-state': 'state.same-state',
} as const

type Problem = Extract<StateChanged, { ok: false }>['problem']

/** Moves a question from trial to live to retired and back, with a reason that stays beside it. */
export function StatePage(props: {
  questionId: string
  title: string
  state: QuestionState
  typed?: { state: string; reason: string; problem: Problem }
}) {
  const t = useT('bank')
  const words = useT('questions')
  const { typed } = props
  const error = typed && t(PROBLEMS[typed.problem], { most: LONGEST_REASON })
  const field = typed?.problem === 'same-state' ? 'state' : 'reason'
  return (
    <>
      <PageHead
        title={t('state.title')}
        lead={
          <span dir="auto">{t('state.lead', { title: props.title, state: words(STATE_LABELS[props.state]) })}</span>
        }
      />
      <Card padded>
        <form method="post" className="stack" noValidate>
          <ErrorSummary errors={typed ? [{ id: field, message: error }] : []} />
          <RadioGroup
            name="state"
            label={t('state.becomes')}
            defaultValue={typed?.state}
            error={field === 'state' ? error : undefined}
            options={(['trial', 'live', 'retired'] as const)
              .filter((state) => state !== props.state)
              .map((state) => ({ value: state, label: words(STATE_LABELS[state]), help: t(HELP[state]) }))}
          />
          <TextArea
            name="reason"
            label={t('state.reason')}
            help={t('state.reason-help')}
            rows={3}
            defaultValue={typed?.reason}
            error={field === 'reason' ? error : undefined}
            required
          />
          <FormActions>
            <Button variant="primary">{t('state.submit')}</Button>
            <ButtonLink href={`/author/questions/${props.questionId}`}>{t('state.keep')}</ButtonLink>
          </FormActions>
        </form>
      </Card>
    </>
  )
}
