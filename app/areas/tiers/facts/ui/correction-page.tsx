import { useT } from '~/i18n'
import { Button, ButtonLink } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { ErrorSummary } from '~/ui/error-summary'
import { FormActions } from '~/ui/form-actions'
import { PageHead } from '~/ui/page-head'
import { TextArea } from '~/ui/text-area'
import { TextField } from '~/ui/text-field'
import type { Sentence } from '../../describe/sentence'
import { NO_NAMES } from '../../language/names'
import { REASON } from '../../reason'
import { useSay } from '../../ui/words'
import { type EntryField, type EntryProblem, LONGEST, type TypedEntry } from '../entry'
import { fieldProblem } from './entry-words'

export type CorrectionReply = {
  typed: TypedEntry
  reason: string
  problems: readonly EntryProblem[]
  isReasonMissing: boolean
  isUnchanged: boolean
}

type Props = {
  partner: { name: string; slug: string }
  sentence: Sentence
  formKey: string
}

/** Puts right what an entry says; what it said stays in the history. */
export function CorrectionPage(props: Props & { typed: TypedEntry; reply?: CorrectionReply }) {
  const { partner, sentence, formKey, reply } = props
  const t = useT('tiers')
  const say = useSay(NO_NAMES)
  const typed = reply?.typed ?? props.typed
  const error = (field: EntryField) => {
    const problem = reply?.problems.find((one) => one.field === field)
    return problem && fieldProblem(t, problem)
  }
  const isMetric = typed.kind === 'metric'
  return (
    <>
      <PageHead eyebrow={<bdi>{partner.name}</bdi>} title={t('correction.head')} lead={say(sentence)} />
      <form method="post" className="stack form-narrow" noValidate data-unsaved="">
        <input type="hidden" name="key" value={formKey} />
        <Problems reply={reply} />
        {isMetric && (
          <TextField
            name="amount"
            label={t('entry.amount')}
            help={t('entry.amount-help')}
            inputMode="decimal"
            required
            dir="ltr"
            error={error('amount')}
            defaultValue={typed.amount}
          />
        )}
        <TextField
          name="date"
          type="date"
          label={t(isMetric ? 'entry.date' : 'entry.valid-from')}
          required
          error={error('date')}
          defaultValue={typed.date}
        />
        {isMetric ? (
          <>
            <TextField
              name="customer"
              label={t('entry.customer')}
              optional
              maxLength={LONGEST.short}
              error={error('customer')}
              defaultValue={typed.customer}
            />
            <TextField
              name="line"
              label={t('entry.line')}
              optional
              maxLength={LONGEST.short}
              error={error('line')}
              defaultValue={typed.line}
            />
          </>
        ) : (
          <TextField
            name="until"
            type="date"
            label={t('entry.until')}
            help={t('entry.until-help')}
            optional
            error={error('until')}
            defaultValue={typed.until}
          />
        )}
        <Reason reply={reply} />
        <FormActions>
          <Button variant="primary">{t('correction.save')}</Button>
          <ButtonLink href={`/programme/partners/${partner.slug}/facts`}>{t('correction.keep')}</ButtonLink>
        </FormActions>
      </form>
    </>
  )
}

/** Takes back an entry as if it had never been made, from now on; or takes back that withdrawal. */
export function WithdrawalPage(props: Props & { restores: boolean; reply?: CorrectionReply }) {
  const { partner, sentence, restores, formKey, reply } = props
  const t = useT('tiers')
  const say = useSay(NO_NAMES)
  return (
    <>
      <PageHead
        eyebrow={<bdi>{partner.name}</bdi>}
        title={t(restores ? 'correction.restore-head' : 'correction.withdraw-head')}
        lead={say(sentence)}
      />
      <form method="post" className="stack form-narrow" noValidate data-unsaved="">
        <input type="hidden" name="key" value={formKey} />
        <Problems reply={reply} />
        {restores ? (
          <Callout kind="info">{t('correction.restore-text')}</Callout>
        ) : (
          <Callout kind="warn">{t('correction.withdraw-text')}</Callout>
        )}
        <Reason reply={reply} />
        <FormActions>
          {restores ? (
            <Button variant="primary">{t('correction.restore')}</Button>
          ) : (
            <Button variant="danger-solid">{t('correction.withdraw')}</Button>
          )}
          <ButtonLink href={`/programme/partners/${partner.slug}/facts`}>{t('correction.keep')}</ButtonLink>
        </FormActions>
      </form>
    </>
  )
}

function Problems({ reply }: { reply: CorrectionReply | undefined }) {
  const t = useT('tiers')
  if (!reply) return null
  return (
    <ErrorSummary
      errors={[
        ...reply.problems.map((problem) => ({ id: problem.field, message: fieldProblem(t, problem) })),
        ...(reply.isUnchanged ? [{ message: t('correction.unchanged') }] : []),
        ...(reply.isReasonMissing ? [{ id: 'reason', message: t('correction.reason-missing', REASON) }] : []),
      ]}
    />
  )
}

function Reason({ reply }: { reply: CorrectionReply | undefined }) {
  const t = useT('tiers')
  return (
    <TextArea
      name="reason"
      label={t('correction.reason')}
      help={t('correction.reason-help')}
      rows={3}
      maxLength={REASON.max}
      required
      error={reply?.isReasonMissing ? t('correction.reason-missing', REASON) : undefined}
      defaultValue={reply?.reason ?? ''}
    />
  )
}
