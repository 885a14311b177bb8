import { useFormat, useT } from '~/i18n'
import { readRational, toNumber } from '~/platform/rational'
import { Bar } from '~/ui/bar'
import { Icon } from '~/ui/icon'
import { keyed } from '~/ui/keyed'
import { Rungs } from '~/ui/rungs'
import type { ChecklistItem } from '../describe/checklist'
import type { Names } from '../language/names'
import { useSay } from './words'

/** Beyond this the evidence is on the page of the full proof. */
const MOST_EVIDENCE = 8

/** One requirement of a tier: whether it is met, what it asks, what it was decided from, how far it is. */
export function Requirement(props: { item: ChecklistItem; names: Names; currency: string; isOpen?: boolean }) {
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
        <EvidenceOf item={item} names={names} isOpen={props.isOpen} />
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
          {say(item.line)} <span className="subtle">{useFigure(item, currency)}</span>
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

function EvidenceOf({ item, names, isOpen }: { item: ChecklistItem; names: Names; isOpen?: boolean }) {
  const t = useT('tiers')
  const say = useSay(names, 'short')
  if (!item.summary) return null
  if (item.evidence.length === 0) return <p className="proof-ev subtle">{say(item.summary)}</p>
  const shown = item.evidence.slice(0, MOST_EVIDENCE)
  const more = item.evidence.length - shown.length
  return (
    <details className="proof-ev" open={isOpen}>
      <summary>{say(item.summary)}</summary>
      <ul className="ev">
        {keyed(shown).map(({ key, item: sentence }) => (
          <li key={key} dir="auto">
            {say(sentence)}
          </li>
        ))}
        {more > 0 && <li>{t('checklist.more', { count: more })}</li>}
      </ul>
    </details>
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
