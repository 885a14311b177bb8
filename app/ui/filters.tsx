import type { ReactNode } from 'react'
import { useT } from '~/i18n'
import { Button } from './button'

export type FiltersProps = {
  /** Names the search landmark: “Filter partners”. */
  label: string
  action?: string
  /** Parameters of the view that the filters must keep, such as the order. */
  keep?: Readonly<Record<string, string | undefined>>
  /** Where “Clear” leads; shown only when given, so give it when a filter is set. */
  clearHref?: string
  children: ReactNode
}

/** Filters of a list. A GET form: the URL holds the view. */
export function Filters({ label, action, keep = {}, clearHref, children }: FiltersProps) {
  const t = useT('ui')
  return (
    // biome-ignore lint/a11y/useSemanticElements: React 18 does not know the search element
    <form className="filters" method="get" action={action} role="search" aria-label={label}>
      {Object.entries(keep).map(([name, value]) =>
        value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      {children}
      <Button type="submit" icon="sliders-horizontal">
        {t('filters.apply')}
      </Button>
      {clearHref && <a href={clearHref}>{t('filters.clear')}</a>}
    </form>
  )
}

export type SearchInputProps = {
  name?: string
  label: string
  placeholder?: string
  defaultValue?: string
  id?: string
}

/** The text filter of a list. */
export function SearchInput({ name = 'q', label, placeholder, defaultValue, id = `filter-${name}` }: SearchInputProps) {
  return (
    <>
      <label className="sr" htmlFor={id}>
        {label}
      </label>
      <input
        className="input"
        type="search"
        id={id}
        name={name}
        placeholder={placeholder ?? label}
        defaultValue={defaultValue}
        dir="auto"
        autoComplete="off"
      />
    </>
  )
}
