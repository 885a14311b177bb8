import type { ReactNode } from 'react'
import { useT } from '~/i18n'
import { keyed } from './keyed'
import { VisuallyHidden } from './visually-hidden'

/** A ladder on its side: which step of a few you are on. `current` counts from 0. */
export function Steps({ items, current }: { items: readonly ReactNode[]; current: number }) {
  const t = useT('ui')
  return (
    <ol className="steps">
      {keyed(items).map(({ key, item, index }) => (
        <li
          key={key}
          className={index < current ? 'done' : undefined}
          aria-current={index === current ? 'step' : undefined}
        >
          <span>{item}</span>
          {index < current && <VisuallyHidden>{t('steps.done')}</VisuallyHidden>}
        </li>
      ))}
    </ol>
  )
}
