import { useFormat, useT } from '~/i18n'
import { Icon } from '../icon'
import type { IconName } from '../icon-names'
import type { CheckAnswered, CheckDelivery } from './lesson-context'
import { RichBlocks, RichLine } from './rich-blocks'

const LOOKS = {
  right: { kind: 'success', icon: 'check', words: 'check.right' },
  'partly-right': { kind: 'warn', icon: 'circle-dashed', words: 'check.partly-right' },
  wrong: { kind: 'danger', icon: 'x', words: 'check.wrong' },
} as const satisfies Record<CheckAnswered['outcome'], { kind: string; icon: IconName; words: string }>

/** The verdict, and what the author says to each thing that was chosen. */
export function CheckFeedback({ delivery, answered }: { delivery: CheckDelivery; answered: CheckAnswered }) {
  const t = useT('content')
  const format = useFormat()
  const look = LOOKS[answered.outcome]
  const isPartly = answered.outcome === 'partly-right'
  return (
    <div className={`callout callout-${look.kind}`}>
      <Icon name={look.icon} />
      <p className="strong">
        {t(look.words)}
        {isPartly && ` ${t('check.share', { share: format.percent(answered.fraction) })}`}
      </p>
      <div className="lesson-part">
        <OptionFeedback delivery={delivery} answered={answered} />
        {answered.feedback && <RichBlocks blocks={answered.feedback} />}
        {answered.generalFeedback && <RichBlocks blocks={answered.generalFeedback} />}
      </div>
    </div>
  )
}

function OptionFeedback({ delivery, answered }: { delivery: CheckDelivery; answered: CheckAnswered }) {
  const said = (answered.options ?? []).filter((option) => option.feedback && option.feedback.length > 0)
  if (delivery.type === 'single-choice' || said.length === 1) {
    return said.map((option) => <RichBlocks key={option.id} blocks={option.feedback ?? []} />)
  }
  if (delivery.type !== 'multiple-response') return null
  return (
    <ul>
      {said.map((option) => (
        <li key={option.id}>
          <p className="medium">
            <RichLine blocks={delivery.options.find(({ id }) => id === option.id)?.text ?? []} />
          </p>
          <RichBlocks blocks={option.feedback ?? []} />
        </li>
      ))}
    </ul>
  )
}
