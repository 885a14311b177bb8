import { useT } from '~/i18n'
import type { IconName } from '~/ui/icon-names'
import { Tag, type Tone } from '~/ui/tag'
import type { Strength } from '../worth-a-look'

const STRENGTHS = { 1: 'strength.slight', 2: 'strength.clear', 3: 'strength.strong' } as const
const STRENGTH_TONES: Record<Strength, Tone> = { 1: 'neutral', 2: 'info', 3: 'warn' }

/** How much there is to look at; it says nothing of guilt, so it is never the colour of danger. */
export function StrengthTag({ strength }: { strength: Strength }) {
  const t = useT('integrity')
  return <Tag tone={STRENGTH_TONES[strength]}>{t(STRENGTHS[strength])}</Tag>
}

type Outcome = 'no-concern' | 'explanation-accepted' | 'concern-stands'
type Shown = { state: 'open' | 'asked' | 'explained' | 'closed'; outcome: Outcome | null }

const STATES = { open: 'state.open', asked: 'state.asked', explained: 'state.explained' } as const
export const OUTCOMES = {
  'no-concern': 'state.no-concern',
  'explanation-accepted': 'state.explanation-accepted',
  'concern-stands': 'state.concern-stands',
} as const satisfies Record<Outcome, string>
const ICONS: Record<Shown['state'], IconName> = { open: 'eye', asked: 'clock', explained: 'mail', closed: 'check' }

export function CaseStateTag({ state, outcome }: Shown) {
  const t = useT('integrity')
  if (state === 'closed')
    return (
      <Tag tone={outcome === 'concern-stands' ? 'warn' : 'success'} icon={ICONS.closed}>
        {t(OUTCOMES[outcome ?? 'no-concern'])}
      </Tag>
    )
  return (
    <Tag tone={state === 'explained' ? 'info' : 'neutral'} icon={ICONS[state]}>
      {t(STATES[state])}
    </Tag>
  )
}
