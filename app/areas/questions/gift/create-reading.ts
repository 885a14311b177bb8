import type { RichText } from '../rich-text'
import { lostTags, plainWords } from '../rich-text'
import type { GiftReading } from './gift-reading'
import { hasTags } from './gift-text'
import type { GiftText, ParsedGift } from './parsed-gift'
import type { Problem, ProblemCode } from './problems'
import { readTags, splitTag } from './tags'

const LONGEST_TITLE = 80

/** Reads the shared fields of one parsed question; `notes` collects what was read differently from how it was written. */
export function createReading(parsed: ParsedGift): { reading: GiftReading; notes: readonly Problem[] } {
  const notes: Problem[] = []
  let tags = [...parsed.tags]
  const note = (code: ProblemCode, params?: Problem['params']) => {
    const isKnown = notes.some(
      (known) => known.code === code && JSON.stringify(known.params) === JSON.stringify(params),
    )
    if (!isKnown) notes.push({ code, severity: 'warning', line: parsed.line, column: 1, ...(params ? { params } : {}) })
  }
  const richText = (text: GiftText): RichText => {
    const made = richTextOf(text)
    if (text.format === 'moodle' && made.format === 'html') note('moodle-html')
    const lost = lostTags(made)
    if (lost.length > 0) note('html-reduced', { tags: lost.join(', ') })
    return made
  }
  const reading: GiftReading = {
    richText,
    note,
    plainText(text) {
      const isFormatted = (text.format === 'html' || text.format === 'moodle') && hasTags(text.text)
      if (!isFormatted) return text.text
      note('format-dropped')
      return plainWords({ format: 'html', text: text.text }) || text.text
    },
    take(name) {
      const taken = tags.filter((tag) => splitTag(tag)[0] === name)
      tags = tags.filter((tag) => !taken.includes(tag))
      return taken.map((tag) => splitTag(tag)[1])
    },
    base() {
      const { misunderstood, ...known } = readTags(tags)
      for (const tag of misunderstood) note('tag-not-understood', { tag })
      const stem = parsed.stem.text === '' ? null : richText(parsed.stem)
      if (!stem) note('stem-from-title')
      const shown: RichText = stem ?? { format: 'plain', text: parsed.title ?? '' }
      return {
        v: 1,
        title: parsed.title ?? shorten(plainWords(shown) || shown.text),
        stem: shown,
        ...(parsed.generalFeedback ? { generalFeedback: richText(parsed.generalFeedback) } : {}),
        ...known,
        ...(parsed.id ? { externalId: parsed.id } : {}),
      }
    },
  }
  return { reading, notes }
}

/** GIFT's own format is plain text unless HTML occurs in it. */
function richTextOf({ format, text }: GiftText): RichText {
  if (format !== 'moodle') return { format, text }
  return hasTags(text) ? { format: 'html', text: text.replaceAll('\n', '<br>\n') } : { format: 'plain', text }
}

/** A title for a question that has none: the beginning of its stem. */
function shorten(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim()
  if (line.length <= LONGEST_TITLE) return line
  const cut = line.slice(0, LONGEST_TITLE - 1)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST_TITLE / 2)).trimEnd()}…`
}
