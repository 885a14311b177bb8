import { AttemptOver } from '~/areas/exams/ui/attempt-over'
import { AttemptPage, type Trouble } from '~/areas/exams/ui/attempt-page'
import { AttemptPaused } from '~/areas/exams/ui/attempt-paused'
import { AttemptElsewhere } from '~/areas/exams/ui/elsewhere'
import type { AttemptShown } from './attempt-page.server'

/** A page of a running attempt, or why it cannot be answered here. */
export function AttemptScreen({ shown, trouble }: { shown: AttemptShown; trouble: Trouble | null }) {
  const { view, page, script, scriptSrc } = shown
  if (view.pause) return <AttemptPaused view={view} pause={view.pause} script={script} scriptSrc={scriptSrc} />
  if (view.isOver) return <AttemptOver view={view} script={script} scriptSrc={scriptSrc} />
  if (script === null) return <AttemptElsewhere view={view} unsent={trouble?.unkept.length ?? 0} page={page} />
  return <AttemptPage view={view} page={page} script={script} scriptSrc={scriptSrc} trouble={trouble} />
}
