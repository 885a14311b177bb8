import type { RichText } from '../../rich-text'
import { lostTags, plainWords } from '../../rich-text'
import { fromMoodleFormat, hasTags } from '../moodle-format'
import type { Problem, ProblemCode } from '../problems'
import { readTags, splitTag } from '../tags'
import { titleFromStem } from '../title-from-stem'
import type { GiftReading } from './gift-reading'
import type { GiftText, ParsedGift } from './parsed-gift'

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
      const hints = readHints(reading.take('hint'))
      const { misunderstood, ...known } = readTags(tags)
      for (const tag of misunderstood) note('tag-not-understood', { tag })
      const stem = parsed.stem.text === '' ? null : richText(parsed.stem)
      if (!stem) note('stem-from-title')
      const shown: RichText = stem ?? { format: 'plain', text: parsed.title ?? '' }
      return {
        v: 1,
        title: parsed.title ?? titleFromStem(plainWords(shown) || shown.text),
        stem: shown,
        ...(parsed.generalFeedback ? { generalFeedback: richText(parsed.generalFeedback) } : {}),
        ...(hints.length > 0 ? { hints } : {}),
        ...known,
        ...(parsed.id ? { externalId: parsed.id } : {}),
      }
    },
  }
  return { reading, notes }
}

const richTextOf = ({ format, text }: GiftText): RichText =>
  format === 'moodle' ? fromMoodleFormat(text) : { format, text }

/** GIFT has no hints; the tags `hint:markdown:…` keep them. */
function readHints(values: readonly string[]): RichText[] {
  return values.flatMap((value): RichText[] => {
    const [format, text] = splitTag(value)
    if (format === 'html' || format === 'markdown' || format === 'plain') return text === '' ? [] : [{ format, text }]
    return [{ format: 'plain', text: value }]
  })
}
