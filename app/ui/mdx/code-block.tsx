import { Children, isValidElement, type ReactNode } from 'react'
import { useT } from '~/i18n'
import { Button } from '../button'
import { classNames } from '../class-names'

export type CodeBlockProps = {
  title?: string
  /** The language's name: “TypeScript”. */
  language?: string
  /** A panel of tabs that draw the frame. */
  inTabs?: boolean
  /** Runs of text and coloured spans. */
  children?: ReactNode
}

/** Source text: left to right, scrolls inside its frame, copied by one button. */
export function CodeBlock({ title, language, inTabs, children }: CodeBlockProps) {
  const t = useT('content')
  const name = title ?? language ?? t('code.plain')
  const copy = (
    <Button variant="quiet" size="sm" iconOnly icon="copy" copies={sourceOf(children)}>
      {t('code.copy', { name })}
    </Button>
  )
  const source = (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1)
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <pre tabIndex={0} role="group" aria-label={name}>
      <code>{children}</code>
    </pre>
  )
  if (inTabs) {
    return (
      <>
        {title && (
          <p className="code-title mono" dir="ltr">
            {title}
          </p>
        )}
        {copy}
        {source}
      </>
    )
  }
  return (
    <div className="code">
      <header>
        <span className={classNames(title && 'mono')} dir="auto">
          {name}
        </span>
        {copy}
      </header>
      {source}
    </div>
  )
}

function sourceOf(node: ReactNode): string {
  return Children.toArray(node)
    .map((child) => {
      if (isValidElement<{ children?: ReactNode }>(child)) return sourceOf(child.props.children)
      return typeof child === 'string' || typeof child === 'number' ? String(child) : ''
    })
    .join('')
}
