import { useT } from '~/i18n'
import { Tag } from '~/ui/tag'
import { STATE_LABELS } from '../labels'
import type { QuestionState } from '../pool'

const LOOKS = {
  live: { tone: 'success', icon: 'check' },
  trial: { tone: 'info', icon: 'flask-conical' },
  retired: { tone: 'neutral', icon: 'archive' },
} as const

export function QuestionStateTag({ state }: { state: QuestionState }) {
  const t = useT('questions')
  return <Tag {...LOOKS[state]}>{t(STATE_LABELS[state])}</Tag>
}
