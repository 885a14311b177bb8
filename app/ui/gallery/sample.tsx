import type { ReactNode } from 'react'
import { useLocale } from '~/i18n'

/** Sample words of the gallery, in both directions of script; not part of the product's catalogue. */
export function useSample(): (english: string, farsi: string) => string {
  const isFarsi = useLocale() === 'fa'
  return (english, farsi) => (isFarsi ? farsi : english)
}

/** The demo's present: 23 November 2026, noon in Athens. */
export const NOW = Date.UTC(2026, 10, 23, 10)
export const day = (offset: number): number => NOW + offset * 86_400_000

export function Section({
  id,
  title,
  note,
  children,
}: {
  id: string
  title: string
  note: string
  children: ReactNode
}) {
  return (
    <section className="ds" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        <p className="small muted">{note}</p>
      </header>
      {children}
    </section>
  )
}
