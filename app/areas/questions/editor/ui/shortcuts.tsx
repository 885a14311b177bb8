import { useT } from '~/i18n'

const SHORTCUTS = [
  ['Alt + Enter', 'shortcuts.add'],
  ['Alt + ↑ ↓', 'shortcuts.move'],
  ['Alt + Delete', 'shortcuts.remove'],
  ['Ctrl + S', 'shortcuts.save'],
  ['Ctrl + B', 'shortcuts.strong'],
  ['Ctrl + I', 'shortcuts.emphasis'],
  ['Ctrl + E', 'shortcuts.code'],
] as const

/** What the keyboard does in the editor; shown by the script that does it. */
export function Shortcuts() {
  const t = useT('bank')
  return (
    <details className="as-table editor-keys" data-editor-keys="" hidden>
      <summary>{t('shortcuts.title')}</summary>
      <dl>
        {SHORTCUTS.map(([keys, words]) => (
          <div key={keys}>
            <dt>
              <kbd dir="ltr">{keys}</kbd>
            </dt>
            <dd>{t(words)}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
