import { useFormat, useT } from '~/i18n'
import { readRational, toNumber } from '~/platform/rational'
import { ButtonLink } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { Card } from '~/ui/card'
import { Copyable } from '~/ui/copyable'
import { DescriptionList } from '~/ui/description-list'
import { EmptyState } from '~/ui/empty-state'
import { keyed } from '~/ui/keyed'
import { Live } from '~/ui/live'
import { PageHead } from '~/ui/page-head'
import { Pager } from '~/ui/pager'
import { Tag } from '~/ui/tag'
import type { ProofLine } from '../describe/proof-tree'
import type { Names } from '../language/names'
import type { Evidence, ProofView } from '../standings/view-proof.server'
import type { TierUrls } from '../tier-urls'
import { Mark } from './requirement'
import { TrackTabs } from './track-tabs'
import { Tier, useDates, useLocal, useSay } from './words'

/** A decision, every requirement with the facts it was decided from, and what checking it again has found. */
export function ProofPage({ view, urls }: { view: ProofView | null; urls: TierUrls }) {
  const t = useT('tiers')
  const local = useLocal()
  const format = useFormat()
  const dates = useDates()
  if (!view)
    return (
      <>
        <PageHead title={t('proof-page.none-head')} />
        <EmptyState level={2} title={t('proof-page.none-title')}>
          {t('proof-page.none-text')}
        </EmptyState>
      </>
    )
  const { decision, track } = view
  const at = (id: string) => `${urls.proof}?${new URLSearchParams({ decision: id })}`
  return (
    <Live id="proof" on={[[`organisation:${view.partner.id}`, 'tier-checked']]}>
      <PageHead
        eyebrow={t.rich('proof-page.eyebrow', {
          partner: view.partner.name,
          track: local(track.title),
          number: format.number(decision.number),
          n: (chunks) => <bdi>{chunks}</bdi>,
        })}
        title={
          decision.after
            ? t('proof-page.head', { tier: local(decision.after.title), date: dates.long(decision.at) })
            : t('proof-page.head-none', { date: dates.long(decision.at) })
        }
        lead={<Reasons view={view} />}
        actions={
          <>
            <ButtonLink
              href={`${urls.proof}/file.pdf?${new URLSearchParams({ decision: decision.id })}`}
              icon="download"
              download
            >
              {t('proof-page.pdf')}
            </ButtonLink>
            <ButtonLink href={`${urls.history}?track=${track.slug}`} icon="history">
              {t('tier.history')}
            </ButtonLink>
          </>
        }
      />
      <div className="stack">
        <TrackTabs tracks={view.tracks} current={track.slug} href={(slug) => `${urls.proof}?track=${slug}`} />
        <Verdict view={view} />
        <div className="with-aside">
          <div className="stack">
            {view.tiers.map((lines) => (
              <Card
                key={lines.slug}
                id={`tier-${lines.slug}`}
                title={<Tier tier={lines.tier} />}
                end={
                  <Tag tone={lines.holds ? 'success' : 'neutral'}>
                    {t(lines.holds ? 'proof-page.holds' : lines.met ? 'proof-page.below-open' : 'proof-page.open')}
                  </Tag>
                }
                className="proof"
              >
                <ul className="rows proof-tree">
                  <Node line={lines.line} view={view} />
                </ul>
              </Card>
            ))}
          </div>
          <div className="stack">
            <Origin view={view} file={`${urls.proof}/file.json?${new URLSearchParams({ decision: decision.id })}`} />
          </div>
        </div>
        <Pager
          label={t('proof-page.decisions')}
          previous={decision.earlier ? { href: at(decision.earlier), label: t('proof-page.earlier') } : undefined}
          next={decision.later ? { href: at(decision.later), label: t('proof-page.later') } : undefined}
        />
      </div>
    </Live>
  )
}

function Reasons({ view }: { view: ProofView }) {
  const say = useSay(view.names)
  return (
    <>
      {keyed(view.decision.reasons).map(({ key, item }) => (
        <span key={key}>{say(item)} </span>
      ))}
    </>
  )
}

/** The independent checker and the replay, run while the page was made. */
function Verdict({ view }: { view: ProofView }) {
  const t = useT('tiers')
  const format = useFormat()
  const { faults, isReplayed, nodes } = view.check
  if (faults.length === 0 && isReplayed)
    return (
      <Callout kind="success" icon="shield-check" title={t('proof-page.checked')}>
        {t('proof-page.checked-text', { count: nodes, number: format.number(nodes) })}
      </Callout>
    )
  return (
    <Callout kind="danger" title={t('proof-page.faulty', { count: faults.length })}>
      <p>{t(isReplayed ? 'proof-page.faulty-text' : 'proof-page.not-replayed')}</p>
      <ul className="ev">
        {faults.slice(0, 10).map((fault) => (
          <li key={fault.path}>
            <code>
              {fault.path}: {fault.claim} ≠ {fault.found}
            </code>
          </li>
        ))}
      </ul>
    </Callout>
  )
}

function Node({ line, view }: { line: ProofLine; view: ProofView }) {
  const t = useT('tiers')
  const say = useSay(view.names)
  const support = view.support.some(({ ruleId }) => ruleId === line.ruleId)
  return (
    <li id={`rule-${line.ruleId}`}>
      <Mark isMet={line.met} />
      <div className="proof-text">
        <p className="proof-line">
          {say(line.line)} {line.missing && say(line.missing)}
        </p>
        <p className="meta">
          <bdi className="mono">{line.ruleId}</bdi>
          {line.kind !== 'always' && (
            <>
              {' · '}
              <Numbers line={line} />
            </>
          )}
          {support && <> · {t('proof-page.support')}</>}
        </p>
        <Facts ids={line.factIds} facts={view.facts} names={view.names} summary={line.summary} />
        {line.parts.length > 0 && (
          <ul className="proof-branch">
            {line.parts.map((part) => (
              <Node key={part.ruleId} line={part} view={view} />
            ))}
          </ul>
        )}
      </div>
    </li>
  )
}

function Numbers({ line }: { line: ProofLine }) {
  const t = useT('tiers')
  const format = useFormat()
  const [observed, needed] = [line.observed, line.needed].map((text) => format.number(toNumber(readRational(text))))
  return <>{t('proof-page.seen', { observed: observed ?? '', needed: needed ?? '' })}</>
}

function Facts(props: {
  ids: readonly string[]
  facts: Readonly<Record<string, Evidence>>
  names: Names
  summary: ProofLine['summary']
}) {
  const t = useT('tiers')
  const format = useFormat()
  const say = useSay(props.names, 'short')
  if (props.ids.length === 0) return props.summary && <p className="proof-ev subtle">{say(props.summary)}</p>
  return (
    <details className="proof-ev">
      <summary>
        {props.summary && <>{say(props.summary)} · </>}
        {t('proof-page.facts', { count: props.ids.length })}
      </summary>
      <ul className="ev">
        {props.ids.map((id) => {
          const fact = props.facts[id]
          return (
            <li key={id}>
              {fact && (
                <>
                  <span dir="auto">{say(fact.sentence)}</span>{' '}
                  <span className="subtle">
                    {t.rich('proof-page.from', {
                      source: fact.source,
                      date: format.date(fact.knownAt),
                      s: (chunks) => <bdi>{chunks}</bdi>,
                    })}
                  </span>{' '}
                </>
              )}
              <bdi className="mono subtle">{id}</bdi>
            </li>
          )
        })}
      </ul>
    </details>
  )
}

/** By which rules, when, from what: enough to do it again elsewhere. */
function Origin({ view, file }: { view: ProofView; file: string }) {
  const t = useT('tiers')
  const format = useFormat()
  const dates = useDates()
  const { decision, rules, check } = view
  return (
    <Card id="origin" title={t('proof-page.origin')} padded>
      <DescriptionList
        items={[
          [t('proof-page.decided'), format.dateTime(decision.at)],
          [t('proof-page.held-before'), <Tier key="before" tier={decision.before} />],
          [t('proof-page.earned'), <Tier key="earned" tier={decision.computed} />],
          [t('proof-page.held'), <Tier key="held" tier={decision.after} />],
          [t('proof-page.kept-until'), decision.graceUntil === null ? null : dates.long(decision.graceUntil)],
          [
            t('proof-page.rules'),
            <a key="rules" href={`/programme/rules/${view.track.slug}?version=${rules.hash.slice(0, 12)}`}>
              {t('proof-page.rules-of', { date: dates.long(rules.effectiveAt) })}
            </a>,
          ],
        ]}
      />
      <div className="stack stack-xs">
        <p className="small subtle">{t('proof-page.rules-hash')}</p>
        <Copyable text={rules.hash} label={t('proof-page.rules-hash')} />
        <p className="small subtle">{t('proof-page.proof-hash')}</p>
        <Copyable text={check.hash} label={t('proof-page.proof-hash')} />
      </div>
      <p>
        <a href={file} download>
          {t('proof-page.download')}
        </a>
      </p>
      <p className="small subtle">{t.rich('proof-page.download-help', { c: (chunks) => <code>{chunks}</code> })}</p>
    </Card>
  )
}
