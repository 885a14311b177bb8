import type { ReactNode } from 'react'
import { useT } from '~/i18n'

/** First in every frame: jumps over the bars to `#main`. */
export function SkipLink({ children }: { children?: ReactNode }) {
  const t = useT('ui')
  return (
    <a className="skip" href="#main">
      {children ?? t('skip.content')}
    </a>
  )
}
