import { useNow, useT } from '~/i18n'
import { Tag } from '~/ui/tag'
import type { AssignmentState } from '../assignment-state'

const DAY = 86_400_000

/** How urgent an assignment is, in words and shape. */
export function DueTag({ state, dueAt }: { state: AssignmentState; dueAt: number }) {
  const t = useT('learning')
  const now = useNow()
  if (state === 'done')
    return (
      <Tag tone="success" icon="check">
        {t('due.done')}
      </Tag>
    )
  if (state === 'done-late')
    return (
      <Tag tone="neutral" icon="check">
        {t('due.done-late')}
      </Tag>
    )
  if (state === 'overdue')
    return (
      <Tag tone="danger" icon="circle-alert">
        {t('due.overdue', { count: Math.floor((now - dueAt) / DAY) })}
      </Tag>
    )
  const days = Math.floor((dueAt - now) / DAY)
  return (
    <Tag tone={state === 'due-soon' ? 'warn' : 'neutral'} icon="clock">
      {t('due.in-days', { count: days })}
    </Tag>
  )
}
