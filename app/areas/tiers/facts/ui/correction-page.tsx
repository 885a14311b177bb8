import { useT } from '~/i18n'
import { Button, ButtonLink } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { ErrorSummary } from '~/ui/error-summary'
import { FormActions } from '~/ui/form-actions'
import { PageHead } from '~/ui/page-head'
import { TextArea } from '~/ui/text-area'
import type { Sentence } from '../../describe/sentence'
import { NO_NAMES } from '../../language/names'
import { REASON } from '../../reason'
import { useSay } from '../../ui/words'
import { ENTRY_KINDS, type EntryProblem, type TypedEntry } from '../entry'
import type { EntryNames } from '../entry-vocabulary'
import { EntryField } from './entry-field'
import { fieldsOfForm } from './entry-fields'
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

/** What an entry is about stays; another name, thing or currency is another entry. */
const FIXED: readonly string[] = ['name', 'key', 'currency']

/** Puts right what an entry says; what it said stays in the history. */
export function CorrectionPage(props: Props & { typed: TypedEntry; offered: EntryNames; reply?: CorrectionReply }) {
  const { partner, sentence, formKey, reply } = props
  const t = useT('tiers')
  const say = useSay(NO_NAMES)
  const typed = reply?.typed ?? props.typed
  const error = (field: string) => {
    const problem = reply?.problems.find((one) => one.field === field)
    return problem && fieldProblem(t, problem)
  }
  const kind = ENTRY_KINDS.find((one) => one === typed.kind) ?? 'metric'
  return (
    <>
      <PageHead eyebrow={<bdi>{partner.name}</bdi>} title={t('correction.head')} lead={say(sentence)} />
      <form method="post" className="stack form-narrow" noValidate data-unsaved="">
        <input type="hidden" name="key" value={formKey} />
        <Problems reply={reply} />
        {fieldsOfForm(kind, props.offered, typed.name)
          .filter(({ name }) => !FIXED.includes(name))
          .map((spec) => (
            <EntryField
              key={spec.name}
              spec={spec}
              kind={kind}
              id={spec.name}
              value={typed[spec.name] ?? ''}
              error={error(spec.name)}
            />
          ))}
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
