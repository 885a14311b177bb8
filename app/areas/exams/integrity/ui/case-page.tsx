import { useFormat, useT } from '~/i18n'
import { ButtonLink } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { Card } from '~/ui/card'
import { PageHead } from '~/ui/page-head'
import { RelativeTime } from '~/ui/relative-time'
import { EVIDENCE_DAYS } from '../retention'
import type { CaseView } from '../view-case.server'
import { CaseStateTag, StrengthTag } from './case-tags'
import { DecisionForm } from './decision-form'
import { PaceCard } from './pace-card'
import { SignalsCard } from './signals-card'
import { SimilarityCard } from './similarity-card'

type Props = {
  view: CaseView
  kept: { decision: string; words: string } | null
  problem: { id: string; message: string } | null
}

/** One case: what was seen, what else it may mean, what was decided, and what can be. */
export function CasePage({ view, kept, problem }: Props) {
  const t = useT('integrity')
  const format = useFormat()
  const { exam, attempt, person, now } = view
  return (
    <>
      <PageHead
        eyebrow={
          <bdi lang={exam.language}>
            {exam.title} · {t('case.attempt', { number: format.number(attempt.number) })} ·{' '}
            {format.dateLong(attempt.submittedAt)}
          </bdi>
        }
        title={t('case.heading', { name: person.name })}
        lead={
          <span className="row">
            <bdi>{person.organisationName}</bdi>
            <StrengthTag strength={view.strength} />
            <CaseStateTag state={now.state} outcome={now.outcome} />
          </span>
        }
        actions={
          <>
            <ButtonLink href={`/exams/attempts/${attempt.id}/answers`}>{t('case.open-answers')}</ButtonLink>
            <ButtonLink href={`/examine/exams/${exam.slug}/statistics`}>{t('case.open-statistics')}</ButtonLink>
          </>
        }
      />
      <div className="with-aside">
        <div className="stack">
          {now.isBare ? (
            <Callout kind="info" title={t('case.bare-title')}>
              {t('case.bare')}
            </Callout>
          ) : (
            <Evidence view={view} />
          )}
        </div>
        <aside className="stack">
          {view.isOwn && <Callout kind="info">{t('case.own')}</Callout>}
          {view.possible.length > 0 && <DecisionForm view={view} kept={kept} problem={problem} />}
          <History view={view} />
          <p className="small muted">
            {view.evidenceUntil === null
              ? t('case.retention', {
                  dismissed: EVIDENCE_DAYS['no-concern'],
                  concern: EVIDENCE_DAYS['concern-stands'],
                })
              : t('case.kept-until', { date: format.dateLong(view.evidenceUntil) })}
          </p>
        </aside>
      </div>
    </>
  )
}

function Evidence({ view }: { view: CaseView }) {
  return (
    <>
      {view.similar.map((one, index) => (
        <SimilarityCard key={one.other.attemptId} view={view} one={one} index={index} />
      ))}
      {view.pace && <PaceCard {...view.pace} />}
      <SignalsCard view={view} />
    </>
  )
}

const STEPS = {
  opened: 'step.opened',
  'evidence-found': 'step.evidence-found',
  'concern-noted': 'step.concern-noted',
  'explanation-asked': 'step.explanation-asked',
  explained: 'step.explained',
  'no-concern': 'step.no-concern',
  'explanation-accepted': 'step.explanation-accepted',
  'concern-stands': 'step.concern-stands',
  'evidence-deleted': 'step.evidence-deleted',
} as const satisfies Record<CaseView['steps'][number]['kind'], string>

function History({ view: { steps } }: { view: CaseView }) {
  const t = useT('integrity')
  return (
    <Card title={t('case.history')} id="history" padded>
      <ol className="stack stack-sm">
        {steps.map(({ kind, at, byName, words }) => (
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
              {byName !== null && (
                <>
                  <bdi>{byName}</bdi> ·{' '}
                </>
              )}
              <RelativeTime at={at} />
            </p>
          </li>
        ))}
      </ol>
    </Card>
  )
}
