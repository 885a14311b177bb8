import { useFormat, useT } from '~/i18n'
import { Button, ButtonLink } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { Figures } from '~/ui/figures'
import { Live } from '~/ui/live'
import { StackedShares } from '~/ui/plots/stacked-shares'
import { ProgressLive } from '~/ui/progress-live'
import { useSay } from '../../ui/words'
import { trialSignal } from '../trials/trial-signal'
import type { TrialView } from '../trials/view-trial.server'
import { ChangesByGroup } from './changes-by-group'
import { DraftFrame, type DraftHead } from './draft-frame'
import { TrialTable } from './trial-table'

/** What the draft would do to every partner of its track: how many move, which, and why. */
export function WhatIfPage({ head, trial }: { head: DraftHead; trial: TrialView | null }) {
  return (
    <Live id="what-if" on={[['vendor', trialSignal(head.id)]]}>
      <DraftFrame head={head} room="what-if">
        <Standing head={head} trial={trial} />
        {trial?.summary && trial.doneAt !== null && <Result head={head} trial={trial} />}
      </DraftFrame>
    </Live>
  )
}

/** How the what-if stands, and what may be done next. */
function Standing({ head, trial }: { head: DraftHead; trial: TrialView | null }) {
  const t = useT('rulebook')
  const format = useFormat()
  const state = trial?.state ?? { is: 'none' as const }
  if (head.effectiveAt === null)
    return (
      <EmptyState title={t('what-if.not-right')} level={2}>
        {t('what-if.not-right-help')}
      </EmptyState>
    )
  if (!trial || state.is === 'none')
    return (
      <EmptyState title={t('what-if.none')} level={2} action={<Run head={head} label={t('what-if.run')} primary />}>
        {t('what-if.none-help')}
      </EmptyState>
    )
  if (state.is === 'outdated')
    return (
      <Callout
        kind="warn"
        title={state.because === 'text' ? t('what-if.outdated-text') : t('what-if.outdated-rules')}
        actions={<Run head={head} label={t('what-if.again')} primary />}
      >
        {t('what-if.outdated-help')}
      </Callout>
    )
  if (state.is === 'done')
    return state.reviewedAt === null ? (
      <Callout kind="info" title={t('what-if.review')} actions={<Review head={head} trial={trial} />}>
        {t('what-if.review-help')}
      </Callout>
    ) : (
      <Callout
        kind="success"
        title={t('what-if.reviewed', { at: format.dateTime(state.reviewedAt) })}
        actions={
          <ButtonLink variant="primary" href={`/programme/rule-drafts/${head.id}/publication`}>
            {t('what-if.to-publication')}
          </ButtonLink>
        }
      />
    )
  const amounts = { done: format.number(state.done), total: format.number(state.total) }
  return (
    <Card padded>
      <ProgressLive
        jobId={trial.jobId}
        on={[['vendor', trialSignal(head.id)]]}
        label={t('what-if.progress')}
        done={state.done}
        total={Math.max(1, state.total)}
        state={state.is}
        note={
          state.is === 'failed'
            ? t('what-if.failed')
            : state.is === 'running' && state.total > 0
              ? t('what-if.running', amounts)
              : t('what-if.waiting')
        }
        end={state.is === 'failed' && <Run head={head} label={t('what-if.again')} />}
      />
    </Card>
  )
}

function Run({ head, label, primary }: { head: DraftHead; label: string; primary?: boolean }) {
  return (
    <form method="post" action={`/programme/rule-drafts/${head.id}/what-if`}>
      <Button variant={primary ? 'primary' : 'default'} icon="users">
        {label}
      </Button>
    </form>
  )
}

function Review({ head, trial }: { head: DraftHead; trial: TrialView }) {
  const t = useT('rulebook')
  return (
    <>
      <form method="post" action={`/programme/rule-drafts/${head.id}/what-if/review`}>
        <input type="hidden" name="trial" value={trial.id} />
        <Button variant="primary" icon="check">
          {t('what-if.mark-reviewed')}
        </Button>
      </form>
      <Run head={head} label={t('what-if.again')} />
    </>
  )
}

function Result({ head, trial }: { head: DraftHead; trial: TrialView }) {
  const t = useT('rulebook')
  const format = useFormat()
  const say = useSay(trial.names)
  const { summary } = trial
  if (!summary) return null
  if (summary.partners === 0)
    return (
      <EmptyState title={t('what-if.nobody')} level={2}>
        {t('what-if.nobody-help')}
      </EmptyState>
    )
  const number = (value: number) => format.number(value)
  return (
    <>
      <Figures
        items={[
          {
            label: t('what-if.demoted'),
            value: number(summary.demoted),
            small: t('what-if.later', { count: summary.demotedLater }),
          },
          { label: t('what-if.promoted'), value: number(summary.promoted) },
          { label: t('what-if.unchanged'), value: number(summary.unchanged) },
          { label: t('what-if.partners'), value: number(summary.partners) },
        ]}
      />
      <div className="row">
        <ButtonLink href={`/programme/rule-drafts/${head.id}/what-if/threshold`} icon="sliders-horizontal">
          {t('what-if.to-threshold')}
        </ButtonLink>
        <ButtonLink href={`/programme/rule-drafts/${head.id}/what-if.csv`} icon="download" download>
          {t('what-if.csv')}
        </ButtonLink>
      </div>
      <Card id="shares" title={t('what-if.shares')} padded>
        <StackedShares
          id="shares-plot"
          title={t('what-if.shares')}
          partName={t('what-if.change')}
          measure={t('what-if.partners')}
          parts={[
            { label: t('what-if.demoted'), value: summary.demoted, colour: { category: 2 } },
            { label: t('what-if.unchanged'), value: summary.unchanged, colour: { category: 5 } },
            { label: t('what-if.promoted'), value: summary.promoted, colour: { category: 1 } },
          ]}
        />
      </Card>
      <div className="rule-groups">
        <ChangesByGroup
          id="by-region"
          title={t('what-if.by-region')}
          groupName={t('what-if.region')}
          groups={Object.entries(summary.byRegion).map(([key, counts]) => ({
            key,
            label: key === '' ? t('what-if.no-region') : key,
            counts,
          }))}
        />
        <ChangesByGroup
          id="by-tier"
          title={t('what-if.by-tier')}
          groupName={t('what-if.tier-now')}
          groups={[{ slug: '', title: { en: '' } }, ...trial.tiers].flatMap(({ slug, title }) => {
            const counts = summary.byTierBefore[slug]
            return counts ? [{ key: slug, label: slug === '' ? t('what-if.no-tier') : title, counts }] : []
          })}
        />
      </div>
      {trial.failing.length > 0 && (
        <Card id="failing" title={t('what-if.failing')} note={t('what-if.failing-note')}>
          <ul className="rows">
            {trial.failing.map(({ sentence, partners }) => (
              <li key={say.plain(sentence)}>
                <p className="grow">{say(sentence)}</p>
                <span className="nowrap">{t('what-if.of-partners', { count: partners })}</span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <TrialTable head={head} trial={trial} />
    </>
  )
}
