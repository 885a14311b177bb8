import { plainly, type Sentence } from '~/areas/tiers/describe/sentence'
import { speechFor } from '~/i18n/translator.server'
import type { OfferedByCatalogue } from './catalogue'

export type Say = (sentence: Sentence) => string

/** Sentences of the tiers’ words in English; people by their ids, certifications by their titles where they are known. */
export function sayer(catalogue: OfferedByCatalogue | null = null) {
  const { t, format } = speechFor({ locale: 'en', timeZone: 'UTC', now: 0 })
  return plainly(t('tiers'), {
    format,
    person: (id) => id,
    certification: (slug) => catalogue?.titles.get(slug) ?? slug,
  })
}

/** `2026-06-01`, with the time where it is not midnight in UTC. */
export function momentText(at: number): string {
  const text = new Date(at).toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.replace(/(:00)?\.000Z$/, 'Z')
}

/** Minutes as hours: `1 h 30 min`. */
export function durationText(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), Math.round(minutes % 60)]
  if (hours === 0) return `${rest} min`
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`
}

/** A sentence and what is said of it, with a full stop between them where the author wrote none. */
export const together = (line: string, detail: string | null): string =>
  detail === null ? line : `${line}${/[.!?:]$/.test(line) ? '' : '.'} ${detail}`
