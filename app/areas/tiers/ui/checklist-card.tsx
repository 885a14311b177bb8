import { useT } from '~/i18n'
import { Card } from '~/ui/card'
import { Tag } from '~/ui/tag'
import { VisuallyHidden } from '~/ui/visually-hidden'
import type { Checklist } from '../describe/checklist'
import type { Names } from '../language/names'
import type { TierName } from '../standings/track-view'
import { Requirement } from './requirement'
import { useLocal } from './words'

/** What a tier asks for and how far the company is: open first, the first open one unfolded. */
export function ChecklistCard(props: {
  id: string
  checklist: Checklist
  tier: TierName
  /** Why it is shown: to reach the tier, to keep it through its grace, or because it is held. */
  purpose: 'reach' | 'keep' | 'held'
  names: Names
  currency: string
  level?: 2 | 3
  /** Tells it from those of other tracks on the same page. */
  track?: string
  /** The page of the full proof. */
  proofHref?: string
}) {
  const { checklist, tier, names } = props
  const t = useT('tiers')
  const local = useLocal()
  const titles = { reach: 'checklist.reach', keep: 'checklist.keep', held: 'checklist.held' } as const
  const firstOpen = checklist.items.find((item) => !item.met)?.ruleId
  return (
    <Card
      id={props.id}
      className="proof"
      level={props.level}
      title={
        <>
          {t(titles[props.purpose], { tier: local(tier.title) })}
          {props.track && <VisuallyHidden> · {props.track}</VisuallyHidden>}
        </>
      }
      end={
        <Tag tone={checklist.met === checklist.total ? 'success' : 'neutral'}>
          {t('checklist.count', { met: checklist.met, total: checklist.total })}
        </Tag>
      }
    >
      <ol className="rows">
        {checklist.items.map((item) => (
          <Requirement
            key={item.ruleId}
            item={item}
            names={names}
            currency={props.currency}
            isOpen={item.ruleId === firstOpen}
            proofHref={props.proofHref}
          />
        ))}
      </ol>
    </Card>
  )
}
