import { useFormat, useT } from '~/i18n'
import { readRational, toNumber } from '~/platform/rational'
import { Bar } from '~/ui/bar'
import { Icon } from '~/ui/icon'
import { keyed } from '~/ui/keyed'
import { Rungs } from '~/ui/rungs'
import type { ChecklistItem } from '../describe/checklist'
import type { Term } from '../describe/terms'
import type { Names } from '../language/names'
import { useSay } from './words'

/** Beyond this the evidence is on the page of the full proof. */
const MOST_EVIDENCE = 8

/** One requirement of a tier: whether it is met, what it asks, what it was decided from, how far it is. */
export function Requirement(props: {
  item: ChecklistItem
  names: Names
  currency: string
  isOpen?: boolean
  /** The page of the full proof, which has every entry with its source. */
  proofHref?: string | undefined
}) {
  const { item, names } = props
  const say = useSay(names)
  return (
    <li>
      <Mark isMet={item.met} />
      <div className="proof-text">
        <p className="proof-line">
          {say(item.line)} {item.missing && say(item.missing)}
        </p>
        {item.parts.length > 0 && (
          <ul className="proof-parts">
            {item.parts.map((part) => (
              <Part key={part.ruleId} item={part} names={names} currency={props.currency} />
            ))}
          </ul>
        )}
        <EvidenceOf item={item} names={names} isOpen={props.isOpen} proofHref={props.proofHref} />
      </div>
      <Meter item={item} label={say.plain(item.line)} currency={props.currency} />
    </li>
  )
}

/** One of the choices of a group, in a line. */
function Part({ item, names, currency }: { item: ChecklistItem; names: Names; currency: string }) {
  const say = useSay(names)
  return (
    <li>
      <Mark isMet={item.met} />
      <div>
        <p>
          {say(item.line)} <span className="subtle">{useFigure(item, currency)}</span>{' '}
          {item.missing && say(item.missing)}
        </p>
        {item.parts.length > 0 && (
          <ul className="proof-parts">
            {item.parts.map((part) => (
              <Part key={part.ruleId} item={part} names={names} currency={currency} />
            ))}
          </ul>
        )}
        <EvidenceOf item={item} names={names} />
      </div>
    </li>
  )
}

export function Mark({ isMet }: { isMet: boolean }) {
  const t = useT('tiers')
  return (
    <span className={isMet ? 'proof-mark good' : 'proof-mark todo'}>
      <Icon name={isMet ? 'check' : 'circle-dashed'} />
      <span className="sr">{t(isMet ? 'checklist.met' : 'checklist.open')}</span>
    </span>
  )
}

function EvidenceOf(props: { item: ChecklistItem; names: Names; isOpen?: boolean; proofHref?: string | undefined }) {
  const { item, names } = props
  const t = useT('tiers')
  const say = useSay(names, 'short')
  const summary = item.summary ? say(item.summary) : item.terms.length > 0 ? t('terms.title') : null
  if (summary === null) return null
  if (item.evidence.length === 0 && item.terms.length === 0) return <p className="proof-ev subtle">{summary}</p>
  const shown = item.evidence.slice(0, MOST_EVIDENCE)
  const more = item.evidence.length - shown.length
  return (
    <details className="proof-ev" open={props.isOpen}>
      <summary>{summary}</summary>
      <Terms terms={item.terms} names={names} />
      <ul className="ev">
        {keyed(shown).map(({ key, item: sentence }) => (
          <li key={key} dir="auto">
            {say(sentence)}
          </li>
        ))}
        {more > 0 && <li>{t('checklist.more', { count: more })}</li>}
        {props.proofHref && (
          <li>
            <a href={`${props.proofHref}#rule-${item.ruleId}`}>{t('checklist.to-proof')}</a>
          </li>
        )}
      </ul>
    </details>
  )
}

/** How a number came about: each term with its value, and below it what it is made of. */
function Terms({ terms, names }: { terms: readonly Term[]; names: Names }) {
  const say = useSay(names, 'short')
  if (terms.length === 0) return null
  return (
    <ul className="ev terms">
      {terms.map((term) => (
        <li key={term.id}>
          {say(term.line)}
          <Terms terms={term.parts} names={names} />
        </li>
      ))}
    </ul>
  )
}

/** "9 of 10" with rungs for what can be counted, an amount with a bar, a word for yes and no. */
function Meter({ item, label, currency }: { item: ChecklistItem; label: string; currency: string }) {
  const t = useT('tiers')
  const format = useFormat()
  const figure = useFigure(item, currency)
  const [observed, needed] = [numberOf(item.observed), numberOf(item.needed)]
  const tone = item.met ? 'success' : 'accent'
  if (item.unit === 'people' || item.unit === 'parts')
    return (
      <div className="proof-meter">
        <p>
          {t.rich('checklist.of', {
            value: format.number(observed),
            max: format.number(needed),
            s: (chunks) => <span>{chunks}</span>,
          })}
        </p>
        <Rungs label={label} value={observed} of={needed} />
      </div>
    )
  return (
    <div className="proof-meter">
      <p>{figure}</p>
      {item.unit !== 'yes-no' && !item.isLimit && (
        <Bar label={label} value={observed} max={needed} valueText={figure} tone={tone} />
      )}
    </div>
  )
}

function useFigure(item: ChecklistItem, currency: string): string {
  const t = useT('tiers')
  const format = useFormat()
  const [observed, needed] = [numberOf(item.observed), numberOf(item.needed)]
  switch (item.unit) {
    case 'money':
      return format.money(observed, currency)
    case 'percent':
      return format.percent(observed / 100, 2)
    case 'share':
      return format.percent(observed, 2)
    case 'count':
      return format.number(observed)
    case 'yes-no':
      return t(item.met ? 'checklist.yes' : 'checklist.not-yet')
    default:
      return t('checklist.of-plain', { value: format.number(observed), max: format.number(needed) })
  }
}

const numberOf = (text: string) => toNumber(readRational(text))
