import { useT } from '~/i18n'
import { DescriptionList } from '~/ui/description-list'
import { Tag, type TagProps } from '~/ui/tag'
import { useValueText } from '../../benefits/ui/benefit-words'
import { Tier, useDates, useLocal, useSay } from '../../ui/words'
import type { DemotionState } from '../demotion-case'
import type { SaidStep } from '../said-before.server'
import type { DemotionView } from '../view-demotion.server'

const TONES: Record<DemotionState, NonNullable<TagProps['tone']>> = {
  waiting: 'warn',
  coming: 'neutral',
  agreed: 'danger',
  kept: 'info',
}

export const stateWords = {
  waiting: 'demotions.state-waiting',
  coming: 'demotions.state-coming',
  agreed: 'demotions.state-agreed',
  kept: 'demotions.state-kept',
} as const

export function DemotionTag({ state }: { state: DemotionState }) {
  const t = useT('tiers')
  return <Tag tone={TONES[state]}>{t(stateWords[state])}</Tag>
}

const ENDS = {
  waiting: 'demotions.waits-since',
  coming: 'demotions.kept-by-rules',
  agreed: 'demotions.taken-on',
  kept: 'demotions.kept-until',
} as const

/** What somebody must know to agree, or not: from where to where, why, what goes with it, and what would prevent it. */
export function CaseDetails({ view }: { view: DemotionView }) {
  const t = useT('tiers')
  const dates = useDates()
  const say = useSay(view.names)
  const local = useLocal()
  const value = useValueText()
  const found = view.case
  if (!found) return null
  return (
    <DescriptionList
      items={[
        [
          t('demotions.move'),
          <span key="move" className="row">
            <Tier tier={found.held} /> <span className="muted">{t('demotions.to')}</span> <Tier tier={found.falls} />
          </span>,
        ],
        [t('demotions.lost-since'), dates.long(found.lostAt)],
        [t(ENDS[found.state]), dates.long(found.endsAt)],
        [
          t('demotions.failing'),
          <ul key="failing" className="stack stack-sm">
            {found.failing.map(({ ruleId, line, detail }) => (
              <li key={ruleId}>
                {say(line)} {detail && <span className="muted">{say(detail)}</span>}
              </li>
            ))}
          </ul>,
        ],
        [
          t('demotions.losses'),
          found.losses.length === 0 ? (
            t('demotions.no-losses')
          ) : (
            <ul key="losses">
              {found.losses.map((benefit) => (
                <li key={benefit.slug}>
                  {t('demotions.loss', {
                    benefit: local(benefit.title),
                    now: value(benefit, benefit.now),
                    next: value(benefit, benefit.next),
                  })}
                </li>
              ))}
            </ul>
          ),
        ],
        [t('demotions.prevention'), found.prevention ? say(found.prevention) : t('demotions.no-prevention')],
        [t('demotions.said'), view.said.length === 0 ? null : <Said key="said" said={view.said} />],
      ]}
    />
  )
}

const SAID = {
  agreed: 'demotions.said-agreed',
  kept: 'demotions.said-kept',
  changed: 'demotions.said-changed',
  withdrawn: 'demotions.said-withdrawn',
} as const

/** One word about a tier, in a sentence. */
export function useSaid(): (step: SaidStep) => string {
  const t = useT('tiers')
  const dates = useDates()
  return ({ kind, at, until, by }) =>
    t(SAID[kind], {
      name: by ?? t('words.somebody'),
      at: dates.long(at),
      until: until === null ? '' : dates.long(until),
    })
}

function Said({ said }: { said: readonly SaidStep[] }) {
  const sentence = useSaid()
  return (
    <ul>
      {said.map((step) => (
        <li key={step.factId}>
          {step.isWithdrawn ? <s>{sentence(step)}</s> : sentence(step)}{' '}
          {step.reason && (
            <span className="muted" dir="auto">
              {step.reason}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
