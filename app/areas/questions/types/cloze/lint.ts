import type { Finding } from '../../lint/finding'
import { comparable, lintFullMarks } from '../../lint/lint-options'
import { lintNumbers, lintTexts } from '../../lint/lint-typed'
import { isRight } from '../../review-parts'
import { writtenGaps } from './gaps'
import type { Cloze, Gap } from './schema'

/** What lint says of each gap, and placeholders in the text that name no gap. */
export function lintCloze({ stem, gaps }: Cloze): Finding[] {
  const unknown = writtenGaps(stem.text).filter((id) => !gaps.some((gap) => gap.id === id))
  return [
    ...[...new Set(unknown)].map((id) => ({ code: 'gap-unknown' as const, params: { id } })),
    ...gaps.flatMap((gap) => lintGap(gap).map((finding) => ({ ...finding, part: gap.id }))),
  ]
}

function lintGap(gap: Gap): Finding[] {
  if (gap.kind === 'text') return lintTexts(gap)
  if (gap.kind === 'number') return lintNumbers(gap)
  const words = gap.options.map(({ text }) => comparable(text))
  const twin = gap.options.find((_, index) => words.indexOf(words[index] ?? '') < index)
  const right = gap.options.filter(isRight).length
  return [
    ...(twin ? [{ code: 'duplicate-options', params: { text: twin.text.slice(0, 80) } } as const] : []),
    ...(right === gap.options.length ? [{ code: 'every-option-right' } as const] : []),
    ...(right === 0 ? [{ code: 'no-right-answer' } as const] : lintFullMarks(gap.options)),
  ]
}
