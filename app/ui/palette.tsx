import { useT } from '~/i18n'
import { Icon } from './icon'

/** The command palette, opened by Ctrl or ⌘ K and by every search button. Its list is filled by the browser script. */
export function Palette({ searchHref }: { searchHref: string }) {
  const t = useT('ui')
  return (
    <dialog
      className="dialog palette"
      id="palette"
      aria-label={t('palette.title')}
      data-recent={t('palette.recent')}
      data-empty={t('palette.empty')}
      data-failed={t('palette.failed')}
      data-hint={t('palette.hint')}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: React 18 does not know the search element */}
      <form action={searchHref} method="get" role="search" aria-label={t('palette.title')}>
        <div className="palette-field">
          <Icon name="search" />
          <input
            type="search"
            name="q"
            dir="auto"
            autoComplete="off"
            spellCheck={false}
            role="combobox"
            aria-expanded="false"
            aria-controls="palette-list"
            aria-autocomplete="list"
            aria-label={t('palette.title')}
            placeholder={t('palette.placeholder')}
          />
        </div>
      </form>
      <div className="palette-list" id="palette-list" role="listbox" aria-label={t('palette.results')} />
      <p className="palette-note" role="status" />
      <p className="palette-foot" aria-hidden="true">
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> {t('palette.choose')}
        </span>
        <span>
          <kbd>Enter</kbd> {t('palette.open')}
        </span>
        <span>
          <kbd>Esc</kbd> {t('palette.close')}
        </span>
      </p>
    </dialog>
  )
}
