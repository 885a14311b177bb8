import { useFormat, useT } from '~/i18n'
import { Button, ButtonLink } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { Card } from '~/ui/card'
import { CodeBlock } from '~/ui/code-block'
import { PageHead } from '~/ui/page-head'
import { Row, Rows } from '~/ui/rows'
import { Tag, type TagProps } from '~/ui/tag'
import { BenefitValueText } from '../../benefits/ui/benefits-card'
import { describeBenefit } from '../../describe/benefit'
import type { Names } from '../../language/names'
import { TrackTabs } from '../../ui/track-tabs'
import { Tier, useDates, useLocal, useSay } from '../../ui/words'
import type { RuleLine } from '../reading/rule-lines'
import type { RulesView } from '../view-rules.server'
import { DefinitionsCard } from './definitions-card'

/** The rules of a track in sentences made from the rules themselves, every version of them, and their source. */
export function RulesPage({ view }: { view: RulesView }) {
  const t = useT('tiers')
  const dates = useDates()
  const local = useLocal()
  const say = useSay(view.names)
  const { track, version } = view
  const shown = view.versions.find(({ isShown }) => isShown)
  return (
    <>
      <PageHead
        eyebrow={t('rules.eyebrow', { track: local(track.title) })}
        title={t('rules.head', { count: view.tiers.length, date: dates.long(version.effectiveAt) })}
        lead={t('rules.lead')}
        actions={view.mayManage && <ManageActions view={view} />}
      />
      <div className="stack">
        <TrackTabs tracks={view.tracks} current={track.slug} href={(slug) => `/programme/rules/${slug}`} />
        {shown && shown.state !== 'in-force' && (
          <Callout kind="info" title={t(NOT_IN_FORCE[shown.state], { date: dates.long(version.effectiveAt) })}>
            <p>
              <a href={`/programme/rules/${track.slug}`}>{t('rules.to-current')}</a>
            </p>
          </Callout>
        )}
        <div className="with-aside">
          <div className="stack">
            {view.tiers.toReversed().map((tier) => (
              <TierRules key={tier.tier.slug} tier={tier} names={view.names} />
            ))}
            <DefinitionsCard definitions={view.definitions} names={view.names} />
            <Card id="transition" title={t('rules.transition')} padded>
              <ul className="policy-list">
                {view.policy.map((sentence) => (
                  <li key={sentence.key}>{say(sentence)}</li>
                ))}
                <li>{t('rules.cumulative')}</li>
              </ul>
            </Card>
            <details className="as-table">
              <summary>{t('rules.source')}</summary>
              <CodeBlock title={track.slug} code={version.source} />
            </details>
          </div>
          <Versions view={view} />
        </div>
      </div>
    </>
  )
}

function ManageActions({ view }: { view: RulesView }) {
  const t = useT('tiers')
  return (
    <>
      <ButtonLink href="/programme/rules">{t('rules.to-rulebooks')}</ButtonLink>
      <form method="post" action={`/programme/rules/${view.track.slug}/drafts`}>
        <input type="hidden" name="version" value={view.version.hash} />
        <Button icon="pencil">{t('rules.draft-of-this')}</Button>
      </form>
    </>
  )
}

function TierRules({ tier, names }: { tier: RulesView['tiers'][number]; names: Names }) {
  const t = useT('tiers')
  const local = useLocal()
  const say = useSay(names)
  return (
    <Card id={`tier-${tier.tier.slug}`} title={<Tier tier={tier.tier} />}>
      <ul className="rows rule-rows">
        {tier.requirements.map((line) => (
          <li key={line.id}>
            <RuleText line={line} names={names} />
          </li>
        ))}
      </ul>
      {tier.benefits.length > 0 && (
        <footer>
          <p className="small">
            <b>{t('rules.brings')}</b>{' '}
            {tier.benefits
              .filter(({ value, asks }) => value !== null && value !== false && asks === null)
              .map((benefit, index) => (
                <span key={benefit.slug}>
                  {index > 0 && ' · '}
                  {local(benefit.title)}: <BenefitValueText of={benefit} value={benefit.value} />
                </span>
              ))}
          </p>
          {tier.benefits.map(
            (benefit) =>
              benefit.asks && (
                <div key={benefit.slug} className="small">
                  <p>
                    {t.rich('rules.once', {
                      benefit: local(benefit.title),
                      value: say.plain(describeBenefit(benefit, benefit.value)),
                      b: (chunks) => <b>{chunks}</b>,
                    })}
                  </p>
                  <ul className="rule-parts">
                    <li>
                      <RuleText line={benefit.asks} names={names} />
                    </li>
                    <li className="subtle">
                      {t('rules.until-then', { value: say.plain(describeBenefit(benefit, benefit.otherwise)) })}
                    </li>
                  </ul>
                </div>
              ),
          )}
        </footer>
      )}
    </Card>
  )
}

function RuleText({ line, names }: { line: RuleLine; names: Names }) {
  const say = useSay(names)
  return (
    <div className="grow">
      <p>{say(line.sentence)}</p>
      {line.parts.length > 0 && (
        <ul className="rule-parts">
          {line.parts.map((part) => (
            <li key={part.id}>
              <RuleText line={part} names={names} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

type VersionState = RulesView['versions'][number]['state']

const STATES = {
  next: 'rules.state-next',
  'in-force': 'rules.state-in-force',
  past: 'rules.state-past',
  replaced: 'rules.state-replaced',
  withdrawn: 'rules.state-withdrawn',
} as const satisfies Record<VersionState, string>

const NOT_IN_FORCE = {
  next: 'rules.not-yet',
  past: 'rules.no-longer',
  replaced: 'rules.was-replaced',
  withdrawn: 'rules.was-withdrawn',
} as const satisfies Record<Exclude<VersionState, 'in-force'>, string>

const TONES: Record<VersionState, TagProps['tone']> = {
  next: 'info',
  'in-force': 'success',
  past: 'neutral',
  replaced: 'line',
  withdrawn: 'warn',
}

/** Why it was withdrawn, what it changed, and what a programme manager may do with it. */
function VersionMore({ view, version }: { view: RulesView; version: RulesView['versions'][number] }) {
  const t = useT('tiers')
  const hash = version.hash.slice(0, 12)
  const base = `/programme/rules/${view.track.slug}`
  return (
    <>
      {version.withdrawnReason !== null && (
        <p className="small" dir="auto">
          {t('rules.withdrawn-because', { reason: version.withdrawnReason })}
        </p>
      )}
      <p className="small row">
        <a href={`${base}/changes?to=${hash}`}>{t('rules.compare')}</a>
        {view.mayManage && version.state === 'next' && (
          <a href={`${base}/versions/${hash}/withdrawal`}>{t('rules.withdraw')}</a>
        )}
      </p>
    </>
  )
}

function Versions({ view }: { view: RulesView }) {
  const t = useT('tiers')
  const format = useFormat()
  const dates = useDates()
  return (
    <Card id="versions" title={t('rules.versions')} footer={t('rules.hash-note')}>
      <Rows>
        {view.versions.map((version) => (
          <Row
            key={version.id}
            title={t('rules.from', { date: dates.long(version.effectiveAt) })}
            href={`/programme/rules/${view.track.slug}?version=${version.hash.slice(0, 12)}`}
            meta={
              <>
                {t('rules.published', { date: format.date(version.publishedAt) })}{' '}
                {version.origin === 'file' ? t('rules.from-file') : t('rules.from-browser')} ·{' '}
                <bdi className="mono">{version.hash.slice(0, 12)}</bdi>
              </>
            }
            end={<Tag tone={TONES[version.state]}>{t(STATES[version.state])}</Tag>}
          >
            <VersionMore view={view} version={version} />
          </Row>
        ))}
      </Rows>
    </Card>
  )
}
