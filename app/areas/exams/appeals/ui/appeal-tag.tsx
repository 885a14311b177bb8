import { useT } from '~/i18n'
import type { IconName } from '~/ui/icon-names'
import { Tag, type Tone } from '~/ui/tag'

type State = 'open' | 'withdrawn' | 'rejected' | 'upheld'

const LOOKS: Record<State, { tone: Tone; icon: IconName }> = {
  open: { tone: 'info', icon: 'clock' },
  withdrawn: { tone: 'neutral', icon: 'circle' },
  rejected: { tone: 'neutral', icon: 'x' },
  upheld: { tone: 'success', icon: 'check' },
}

const WORDS = {
  open: 'appeals.state-open',
  withdrawn: 'appeals.state-withdrawn',
  rejected: 'appeals.state-rejected',
  upheld: 'appeals.state-upheld',
} as const

export function AppealTag({ state }: { state: State }) {
  const t = useT('exams')
  return (
    <Tag tone={LOOKS[state].tone} icon={LOOKS[state].icon}>
      {t(WORDS[state])}
    </Tag>
  )
}
