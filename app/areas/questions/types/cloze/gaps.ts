import type { RichText } from '../../rich-text'

const WRITTEN = /\[\[([a-z][a-z0-9-]{0,31})\]\]/g
const SHOWN = /⟦([1-9]\d{0,2})⟧/

/** Brackets that stand around a gap's number in delivered text; an author's stem cannot contain them. */
export const GAP_BRACKETS = /[⟦⟧]/

/** The ids in `[[…]]`, in the order of the text, with repetitions. */
export const writtenGaps = (text: string): string[] => [...text.matchAll(WRITTEN)].map((match) => match[1] ?? '')

/** The id a browser gets for a gap: its number among the question's gaps, from 1. */
export const shownGap = (gaps: readonly { id: string }[], id: string): string =>
  String(gaps.findIndex((gap) => gap.id === id) + 1)

/** The stem with `⟦2⟧` for the second gap in place of its `[[id]]`; what names no gap stays as it is written. */
export const numberGaps = (stem: RichText, gaps: readonly { id: string }[]): RichText => ({
  ...stem,
  text: stem.text.replace(WRITTEN, (written, id: string) =>
    gaps.some((gap) => gap.id === id) ? `⟦${shownGap(gaps, id)}⟧` : written,
  ),
})

/** A text of a delivered stem, taken apart at its gaps: `Send ⟦1⟧ first` is `Send `, gap 1, ` first`. */
export function splitAtGaps(text: string): ({ text: string } | { gap: string })[] {
  return text
    .split(SHOWN)
    .map((piece, index) => (index % 2 === 0 ? { text: piece } : { gap: piece }))
    .filter((piece) => 'gap' in piece || piece.text !== '')
}
