import type { ReactNode } from 'react'
import { useFormat, useT } from '~/i18n'
import { Button, ButtonLink } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { Card } from '~/ui/card'
import { DescriptionList } from '~/ui/description-list'
import { Figures } from '~/ui/figures'
import { Live } from '~/ui/live'
import { PageHead } from '~/ui/page-head'
import { ProgressLive } from '~/ui/progress-live'
import { RelativeTime } from '~/ui/relative-time'
import { Row, Rows } from '~/ui/rows'
import { TabLinks } from '~/ui/tabs'
import { Timeline, type TimelineEntry } from '~/ui/timeline'
import { regradeSignal } from '../regrade-state'
import type { RegradeStepView, RegradeView } from '../view-regrade.server'
import { ChangeWords, RegradeStateTag } from './regrade-words'

type RegradePageProps = {
  view: RegradeView
  show: 'results' | 'certificates' | 'tiers'
  certificates: { total: number; issued: number; revoked: number; other: number }
  tiers: number
  /** Why it could not be applied just now. */
  notice?: ReactNode
  /** The table of the chosen tab. */
  children: ReactNode
}

/** What a correction would change, or has changed, and the one decision that is left. */
export function RegradePage(props: RegradePageProps) {
  const { view, show, certificates, tiers } = props
  const t = useT('exams')
  const format = useFormat()
  const url = `/examine/regrades/${view.id}`
  return (
    <Live id="regrade" on={[['vendor', regradeSignal(view.id)]]}>
      <PageHead
        eyebrow={
          <>
            <bdi>{view.question.poolTitle}</bdi> · <RegradeStateTag regrade={view} />
          </>
        }
        title={<span dir="auto">{view.question.title}</span>}
        lead={<ChangeWords change={view.change} />}
        actions={<Decision view={view} />}
      />
      <div className="stack">
        {props.notice}
        <Progress view={view} />
        {view.preview && (
          <>
            <Figures
              items={[
                {
                  label: t('regrade.attempts'),
                  value: format.number(view.counts.total),
                  small: t('regrade.of-attempts', { total: format.number(view.preview.attempts) }),
                },
                { label: t('regrade.newly-passed'), value: format.number(view.counts.passes) },
                { label: t('regrade.newly-failed'), value: format.number(view.counts.fails) },
                {
                  label: t('regrade.certificates'),
                  value: format.number(certificates.total),
                  small: t('regrade.certificates-split', {
                    issued: format.number(certificates.issued),
                    revoked: format.number(certificates.revoked),
                  }),
                },
                { label: t('regrade.tiers'), value: format.number(tiers) },
              ]}
            />
            <p className="small muted">
              {t('regrade.foretold', { at: format.dateTime(view.preview.at) })}
              {view.changed !== null &&
                ` ${t('regrade.really-changed', { count: view.changed, back: view.state === 'undone' ? 'yes' : 'no' })}`}
            </p>
            <TabLinks
              label={t('regrade.show')}
              items={[
                { href: url, label: t('regrade.tab-results'), count: view.counts.total, current: show === 'results' },
                {
                  href: `${url}?show=certificates`,
                  label: t('regrade.tab-certificates'),
                  count: certificates.total,
                  current: show === 'certificates',
                },
                { href: `${url}?show=tiers`, label: t('regrade.tab-tiers'), count: tiers, current: show === 'tiers' },
              ]}
            />
            <Card>{props.children}</Card>
          </>
        )}
        <div className="with-aside">
          <Card padded title={t('regrade.about')} id="about">
            <DescriptionList
              items={[
                [t('regrade.change'), <ChangeWords key="change" change={view.change} />],
                [t('regrade.version'), view.version === null ? null : format.number(view.version)],
                [t('regrade.versions'), format.list(view.versions.map((number) => format.number(number)))],
                [
                  t('regrade.exam'),
                  view.exam ? (
                    <a key="exam" href={`/examine/exams/${view.exam.slug}`} dir="auto">
                      {view.exam.title}
                    </a>
                  ) : (
                    t('regrade.every-exam')
                  ),
                ],
                [
                  t('regrade.question'),
                  <a key="question" href={`/author/questions/${view.question.id}`}>
                    <bdi>{view.question.externalId}</bdi>
                  </a>,
                ],
              ]}
            />
          </Card>
          <div className="stack">
            {view.appeals.length > 0 && (
              <Card title={t('regrade.appeals')} id="appeals">
                <Rows>
                  {view.appeals.map(({ id, personName, openedAt }) => (
                    <Row
                      key={id}
                      href={`/examine/appeals/${id}`}
                      title={<bdi>{t('appeals.heading', { name: personName })}</bdi>}
                      meta={<RelativeTime at={openedAt} as="date" />}
                    />
                  ))}
                </Rows>
              </Card>
            )}
            <Card padded title={t('regrade.history')} id="history">
              <History steps={view.steps} />
            </Card>
          </div>
        </div>
      </div>
    </Live>
  )
}

function Decision({ view }: { view: RegradeView }) {
  const t = useT('exams')
  const url = `/examine/regrades/${view.id}`
  if (view.state === 'applied') return <ButtonLink href={`${url}/reversal`}>{t('regrade.undo')}</ButtonLink>
  if (view.state !== 'previewed') return null
  return (
    <>
      <form method="post" action={`${url}/disposal`}>
        <Button>{t('regrade.discard')}</Button>
      </form>
      <form method="post" action={`${url}/preview`}>
        <Button icon="rotate-ccw">{t('regrade.again')}</Button>
      </form>
      <ButtonLink variant="primary" href={`${url}/application`}>
        {t('regrade.apply')}
      </ButtonLink>
    </>
  )
}

const RUNS = {
  previewing: 'regrade.run-previewing',
  applying: 'regrade.run-applying',
  undoing: 'regrade.run-undoing',
} as const

function Progress({ view }: { view: RegradeView }) {
  const t = useT('exams')
  const format = useFormat()
  const { job, state } = view
  if (state === 'discarded') return <Callout kind="info">{t('regrade.discarded-text')}</Callout>
  if (!job || !(state in RUNS)) return null
  const note = {
    waiting: t('regrade.run-waiting'),
    running: t('regrade.run-progress', { done: format.number(job.done), total: format.number(job.total) }),
    failed: t('regrade.run-failed', { done: format.number(job.done), total: format.number(job.total) }),
  }[job.state]
  const noun = { previewing: 'preview', applying: 'application', undoing: 'reversal' }[state as keyof typeof RUNS]
  return (
    <Card padded>
      <ProgressLive
        jobId={job.id}
        on={[['vendor', regradeSignal(view.id)]]}
        label={t(RUNS[state as keyof typeof RUNS])}
        done={job.done}
        total={job.total}
        state={job.state}
        note={note}
        end={
          job.state === 'failed' && (
            <form method="post" action={`/examine/regrades/${view.id}/${noun}`}>
              <Button size="sm">{t('regrade.run-again')}</Button>
            </form>
          )
        }
      />
    </Card>
  )
}

const STEPS = {
  drafted: 'regrade.step-drafted',
  previewing: 'regrade.state-previewing',
  previewed: 'regrade.state-previewed',
  discarded: 'regrade.step-discarded',
  applying: 'regrade.step-applying',
  applied: 'regrade.step-applied',
  undoing: 'regrade.step-undoing',
  undone: 'regrade.step-undone',
} as const

const STEP_TONES = { applied: 'good', undone: 'warn' } as const

function History({ steps }: { steps: readonly RegradeStepView[] }) {
  const t = useT('exams')
  return (
    <Timeline
      entries={steps.map(({ kind, at, by, reason }): TimelineEntry => {
        const tone = kind in STEP_TONES ? STEP_TONES[kind as keyof typeof STEP_TONES] : undefined
        return {
          key: `${kind} ${at}`,
          title: t(STEPS[kind]),
          detail: (by || reason) && (
            <>
              {by && <bdi>{by}</bdi>}
              {reason && (
                <>
                  {' '}
                  <q dir="auto">{reason}</q>
                </>
              )}
            </>
          ),
          at,
          ...(tone ? { tone } : {}),
        }
      })}
    />
  )
}
