import { Children, isValidElement, type ReactElement, type ReactNode, useId } from 'react'
import { useT } from '~/i18n'
import { classNames } from '../class-names'
import { keyed } from '../keyed'

type TabProps = { label: string; children?: ReactNode }

/** One of the panels; `Tabs` draws it. */
export function Tab({ children }: TabProps) {
  return <>{children}</>
}

/**
 * Panels of which one shows. Radio buttons do the switching, and the stylesheet shows the panel: it works in every
 * document, before and without JavaScript, by arrow keys, in either direction, and prints all panels.
 *
 * @param code each panel is one block of code, and all share its frame (set by the compiler)
 */
export function Tabs({ code, children }: { code?: boolean; children?: ReactNode }) {
  const t = useT('content')
  const name = useId()
  const tabs = Children.toArray(children).filter((child): child is ReactElement<TabProps> => isValidElement(child))
  return (
    <div className={classNames('lesson-tabs', code && 'code')} dir={code ? 'ltr' : undefined}>
      <div className={classNames('tabs', code && 'tabs-sm')} role="radiogroup" aria-label={t('tabs.label')}>
        {keyed(tabs).map(({ key, item, index }) => (
          <label key={key}>
            <input
              type="radio"
              className="sr"
              name={name}
              value={key}
              defaultChecked={index === 0}
              autoComplete="off"
            />
            <bdi>{item.props.label}</bdi>
          </label>
        ))}
      </div>
      {keyed(tabs).map(({ key, item }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
        <div key={key} className="lesson-tab" role="group" aria-label={item.props.label}>
          {item}
        </div>
      ))}
    </div>
  )
}
