import type { ReactNode } from 'react'
import { useT } from '~/i18n'
import { Button } from './button'

export type CodeBlockProps = {
  /** File name or language, shown in the head and read out. */
  title: string
  /** The source, for the copy button. */
  code: string
  /** Highlighted source (spans of class k s d f c); the plain source without it. */
  children?: ReactNode
}

/** Source text: left to right, scrolls inside its frame, copied by one button. */
export function CodeBlock({ title, code, children }: CodeBlockProps) {
  const t = useT('ui')
  return (
    <div className="code">
      <header>
        <span dir="auto">{title}</span>
        <Button variant="quiet" size="sm" iconOnly icon="copy" copies={code}>
          {t('copy.code', { title })}
        </Button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1) */}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields */}
      <pre tabIndex={0} role="group" aria-label={title}>
        <code>{children ?? code}</code>
      </pre>
    </div>
  )
}
