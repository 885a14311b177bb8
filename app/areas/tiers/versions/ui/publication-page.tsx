import { useFormat, useT } from '~/i18n'
import type { MessageKey } from '~/i18n/types'
import { Button, ButtonLink } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { Card } from '~/ui/card'
import { Checkbox } from '~/ui/checkbox'
import { ErrorSummary } from '~/ui/error-summary'
import { FormActions } from '~/ui/form-actions'
import { Icon } from '~/ui/icon'
import { useDates } from '../../ui/words'
import type { ChangesView } from '../changes/view-changes.server'
import type { PublishReason } from '../publication/may-publish'
import { Changes } from './changes'
import { DraftFrame, type DraftHead } from './draft-frame'

export type PublicationView = {
  head: DraftHead
  revision: number
  reasons: readonly PublishReason[]
  /** How many partners will be told; null while nobody knows. */
  partners: { total: number; promoted: number; demoted: number } | null
  changes: ChangesView
}

export type PublicationTrouble = { problem: 'reviewed' | 'changed' | 'refused' }

/** The gate before a draft becomes a version: what is still in the way, what changes, and what follows. */
export function PublicationPage({ view, trouble }: { view: PublicationView; trouble: PublicationTrouble | null }) {
  const t = useT('rulebook')
  return (
    <DraftFrame head={view.head} room="publication">
      {trouble && trouble.problem !== 'reviewed' && (
        <Callout kind="warn" status>
          {trouble.problem === 'changed' ? t('publication.changed') : t('publication.refused')}
        </Callout>
      )}
      <Card id="gate" title={t('publication.gate')}>
        <ul className="rows publish-gate">
          {STEPS.map((step) => (
            <Step key={step.done} step={step} view={view} />
          ))}
        </ul>
      </Card>
      {view.reasons.length === 0 && <PublishForm view={view} trouble={trouble} />}
      <Changes view={view.changes} />
    </DraftFrame>
  )
}

type GateStep = {
  done: MessageKey<'rulebook'>
  room: string
  reasons: Partial<Record<PublishReason, MessageKey<'rulebook'>>>
}

const STEPS: readonly GateStep[] = [
  { done: 'publication.text-right', room: '', reasons: { 'has-problems': 'publication.has-problems' } },
  {
    done: 'publication.day-right',
    room: '',
    reasons: {
      'day-is-past': 'publication.day-is-past',
      'day-has-begun': 'publication.day-has-begun',
      'before-newest': 'publication.before-newest',
      'says-nothing-new': 'publication.says-nothing-new',
    },
  },
  {
    done: 'publication.tried',
    room: '/what-if',
    reasons: {
      'not-tried': 'publication.not-tried',
      'trial-runs': 'publication.trial-runs',
      'trial-failed': 'publication.trial-failed',
      'trial-of-other-text': 'publication.trial-of-other-text',
      'trial-of-other-rules': 'publication.trial-of-other-rules',
    },
  },
  { done: 'publication.reviewed', room: '/what-if', reasons: { 'not-reviewed': 'publication.not-reviewed' } },
]

/** A step is open when a reason of its own says so, or when one before it keeps anybody from taking it. */
function Step({ step, view }: { step: GateStep; view: PublicationView }) {
  const t = useT('rulebook')
  const own = view.reasons.map((reason) => step.reasons[reason]).find((words) => words !== undefined)
  const place = STEPS.indexOf(step)
  const waits = STEPS.slice(0, place).some(
    ({ reasons }, index) => view.reasons.some((reason) => reason in reasons) && !(index === 1 && place > 1),
  )
  const isDone = !own && !waits
  return (
    <li>
      <Icon name={isDone ? 'check' : own ? 'circle-alert' : 'clock'} />
      <p className="grow">{own ? t(own) : isDone ? t(step.done) : t('publication.waits')}</p>
      {own && (
        <a href={`/programme/rule-drafts/${view.head.id}${step.room}`}>
          {step.room === '' ? t('publication.to-text') : t('publication.to-what-if')}
        </a>
      )}
    </li>
  )
}

function PublishForm({ view, trouble }: { view: PublicationView; trouble: PublicationTrouble | null }) {
  const t = useT('rulebook')
  const dates = useDates()
  const format = useFormat()
  const { head, partners } = view
  const missing = trouble?.problem === 'reviewed' ? t('publication.confirm-missing') : undefined
  return (
    <Card id="publish" title={t('publication.title', { date: dates.long(head.effectiveAt ?? 0) })} padded>
      <form method="post" className="stack" noValidate>
        {missing && <ErrorSummary errors={[{ id: 'reviewed', message: missing }]} />}
        <input type="hidden" name="revision" value={view.revision} />
        <p>
          {t('publication.follows', {
            count: partners?.total ?? 0,
            promoted: format.number(partners?.promoted ?? 0),
            demoted: format.number(partners?.demoted ?? 0),
          })}{' '}
          <a href={`/programme/rule-drafts/${head.id}/notices`}>{t('publication.to-notices')}</a>
        </p>
        <Checkbox name="reviewed" label={t('publication.confirm')} required error={missing} />
        <FormActions>
          <Button variant="primary">{t('publication.submit')}</Button>
          <ButtonLink href={`/programme/rule-drafts/${head.id}`}>{t('publication.back')}</ButtonLink>
        </FormActions>
      </form>
    </Card>
  )
}
