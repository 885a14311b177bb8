import { useFormat, useT } from '~/i18n'
import { readRational, toNumber } from '~/platform/rational'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { Filters } from '~/ui/filters'
import { keyed } from '~/ui/keyed'
import { Select } from '~/ui/select'
import { Tag } from '~/ui/tag'
import { useDates, useLocal, useSay } from '../../ui/words'
import { hasChanges, type SentenceChange, type TierChange } from '../changes/compare-rules'
import type { TextHunk, TextLine } from '../changes/text-changes'
import type { ChangesView } from '../changes/view-changes.server'

/** What differs between two versions: in sentences first, then in the text. */
export function Changes({ view }: { view: ChangesView }) {
  const t = useT('rulebook')
  if (!view.before)
    return (
      <EmptyState title={t('changes.first')} level={2}>
        {t('changes.first-help')}
      </EmptyState>
    )
  return (
    <>
      <ChooseVersion view={view} />
      <SentenceChanges view={view} />
      <Card id="text-changes" title={t('changes.text')}>
        {view.text.length === 0 ? (
          <p className="card-body">{t('changes.same-text')}</p>
        ) : (
          <TextChanges hunks={view.text} />
        )}
      </Card>
    </>
  )
}

function ChooseVersion({ view }: { view: ChangesView }) {
  const t = useT('rulebook')
  const dates = useDates()
  return (
    <Filters label={t('changes.choose')}>
      <Select
        name="from"
        label={t('changes.compared-with')}
        defaultValue={view.before?.hash.slice(0, 12)}
        options={view.others.map(({ hash, effectiveAt }) => ({
          value: hash.slice(0, 12),
          label: t('changes.version', { date: dates.long(effectiveAt), hash: hash.slice(0, 12) }),
        }))}
        submitOnChange
      />
      {view.after.hash !== '' && <input type="hidden" name="to" value={view.after.hash.slice(0, 12)} />}
    </Filters>
  )
}

function SentenceChanges({ view }: { view: ChangesView }) {
  const t = useT('rulebook')
  const { change } = view
  if (!change)
    return (
      <EmptyState title={t('changes.not-yet')} level={2}>
        {t('changes.not-yet-help')}
      </EmptyState>
    )
  if (!hasChanges(change))
    return (
      <EmptyState title={t('changes.none')} level={2}>
        {t('changes.none-help')}
      </EmptyState>
    )
  return (
    <>
      {change.tiers.map((tier) => (
        <TierChanges key={tier.slug} tier={tier} view={view} />
      ))}
      {change.policy.length > 0 && (
        <Card id="policy-changes" title={t('changes.policy')}>
          <SentenceList changes={change.policy} view={view} />
        </Card>
      )}
      {change.parameters.length + change.definitions.length > 0 && <DefinitionChanges view={view} />}
    </>
  )
}

function TierChanges({ tier, view }: { tier: TierChange; view: ChangesView }) {
  const t = useT('rulebook')
  const local = useLocal()
  const say = useSay(view.names)
  return (
    <Card
      id={`changed-${tier.slug}`}
      title={<span dir="auto">{local(tier.title)}</span>}
      end={
        tier.is !== 'kept' && (
          <Tag tone={tier.is === 'added' ? 'success' : 'danger'}>
            {tier.is === 'added' ? t('changes.tier-added') : t('changes.tier-removed')}
          </Tag>
        )
      }
    >
      {tier.renamedFrom && (
        <p className="card-body">
          {t.rich('changes.renamed', {
            before: local(tier.renamedFrom),
            after: local(tier.title),
            n: (chunks) => <bdi>{chunks}</bdi>,
          })}
        </p>
      )}
      <SentenceList changes={tier.requirements} view={view} />
      {tier.benefits.length > 0 && (
        <ul className="rows">
          {tier.benefits.map(({ before, after, ...benefit }) => (
            <li key={benefit.slug}>
              <ChangeTag is={before === null ? 'added' : after === null ? 'removed' : 'changed'} />
              <p className="grow diff-text">
                {local(benefit.title)}: {before && <del>{say.plain(before)}</del>}{' '}
                {after && <ins>{say.plain(after)}</ins>}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

const TONES = { added: 'success', removed: 'danger', changed: 'info' } as const
const WORDS = { added: 'changes.added', removed: 'changes.removed', changed: 'changes.changed' } as const

function ChangeTag({ is }: { is: SentenceChange['is'] }) {
  const t = useT('rulebook')
  return <Tag tone={TONES[is]}>{t(WORDS[is])}</Tag>
}

function SentenceList({ changes, view }: { changes: readonly SentenceChange[]; view: ChangesView }) {
  const say = useSay(view.names)
  if (changes.length === 0) return null
  return (
    <ul className="rows diff">
      {keyed(changes).map(({ key, item }) => (
        <li key={key}>
          <ChangeTag is={item.is} />
          <div className="grow stack stack-sm">
            {'before' in item && (
              <p>
                <del>{say(item.before)}</del>
              </p>
            )}
            {'after' in item && (
              <p>
                <ins>{say(item.after)}</ins>
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}

const DEFINED = {
  title: 'changes.defined-title',
  currency: 'changes.defined-currency',
  metrics: 'changes.defined-metrics',
  attestations: 'changes.defined-attestations',
  benefits: 'changes.defined-benefits',
  certifications: 'changes.defined-certifications',
  records: 'changes.defined-records',
  numbers: 'changes.defined-numbers',
  competencies: 'changes.defined-competencies',
  rates: 'changes.defined-rates',
  ranks: 'changes.defined-ranks',
  retired: 'changes.defined-retired',
  words: 'changes.defined-words',
  overrides: 'changes.defined-overrides',
  order: 'changes.defined-order',
} as const

function DefinitionChanges({ view }: { view: ChangesView }) {
  const t = useT('rulebook')
  const local = useLocal()
  const format = useFormat()
  if (!view.change) return null
  const number = (value: string) => format.number(toNumber(readRational(value)))
  return (
    <Card id="definition-changes" title={t('changes.definitions')}>
      <ul className="rows diff">
        {view.change.parameters.map(({ slug, title, before, after }) => (
          <li key={slug}>
            <p className="grow">
              {local(title)}: {before !== null && <del>{number(before)}</del>}{' '}
              {after !== null && <ins>{number(after)}</ins>}
            </p>
          </li>
        ))}
        {view.change.definitions.map((key) => (
          <li key={key}>
            <p className="grow">{isDefined(key) ? t(DEFINED[key]) : key}</p>
          </li>
        ))}
      </ul>
    </Card>
  )
}

const isDefined = (key: string): key is keyof typeof DEFINED => Object.hasOwn(DEFINED, key)

const SIGNS = { same: ' ', added: '+', removed: '−' } as const

/** Changed lines with a few around them, as programmers know them; the sign says it beside the colour. */
function TextChanges({ hunks }: { hunks: readonly TextHunk[] }) {
  const t = useT('rulebook')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1)
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div className="table-wrap" tabIndex={0} role="group" aria-label={t('changes.text')} dir="ltr">
      <table className="table text-diff mono">
        <caption className="sr">{t('changes.text')}</caption>
        <tbody>
          {keyed(hunks).map(({ key, item, index }) => (
            <Hunk key={key} hunk={item} isFirst={index === 0} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Hunk({ hunk, isFirst }: { hunk: TextHunk; isFirst: boolean }) {
  return (
    <>
      {!isFirst && (
        <tr>
          <td colSpan={3} className="muted">
            …
          </td>
        </tr>
      )}
      {hunk.lines.map((line) => (
        <Line key={`${line.before} ${line.after}`} line={line} />
      ))}
    </>
  )
}

const Line = ({ line }: { line: TextLine }) => (
  <tr className={`line-${line.is}`}>
    <td className="num muted">{line.after ?? line.before}</td>
    <td aria-hidden="true">{SIGNS[line.is]}</td>
    <td>{line.is === 'added' ? <ins>{line.text}</ins> : line.is === 'removed' ? <del>{line.text}</del> : line.text}</td>
  </tr>
)
