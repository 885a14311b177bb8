import { abs, compare, ONE, ZERO } from '~/platform/rational'
import { textOf, type XmlElement } from '~/platform/xml'
import { LONGEST_LINE, MOST_HINTS, type QuestionBase } from '../../question-base'
import { lostTags, plainWords, type RichText } from '../../rich-text'
import { withoutLostImages } from '../lost-images'
import { fromMoodleFormat, hasTags } from '../moodle-format'
import { shareFromPercent } from '../percent-share'
import type { Problem } from '../problems'
import { readTags, splitTag } from '../tags'
import { titleFromStem } from '../title-from-stem'
import { child, children, textIn, wordsIn } from './elements'
import type { MoodleXmlReading, Told } from './moodle-xml-reading'
import { noteSettings } from './note-settings'

/** Reads the shared parts of one `<question>`; `problems` collects what was read differently, and what refuses it. */
export function createReading(question: XmlElement): { reading: MoodleXmlReading; problems: readonly Problem[] } {
  const problems: Problem[] = []
  const report =
    (severity: Problem['severity']): Told =>
    (code, { line, column }, params) => {
      const problem: Problem = { code, severity, line, column, ...(params ? { params } : {}) }
      const isKnown = problems.some(
        (known) => known.code === code && JSON.stringify(known.params) === JSON.stringify(params),
      )
      if (!isKnown) problems.push(problem)
    }
  const [note, refuse] = [report('warning'), report('error')]
  let tags = tagsOf(question)
  const stemElement = child(question, 'questiontext')
  const inherited = stemElement?.attributes.get('format') ?? 'html'

  const richText = (element: XmlElement | null): RichText | null => {
    if (!element) return null
    const read = readFormat(textIn(element), element.attributes.get('format') ?? inherited)
    if (read.isUnknown) note('format-unknown', element, { format: element.attributes.get('format') ?? '' })
    for (const name of filesOf(element, read.lost)) note('image-dropped', element, { name })
    if (read.text === '' || (read.format === 'html' && isEmptyHtml(read.text))) return null
    const made = { format: read.format, text: read.text }
    const lost = lostTags(made)
    if (lost.length > 0) note('html-reduced', element, { tags: lost.join(', ') })
    return made
  }

  const reading: MoodleXmlReading = {
    note,
    refuse,
    richText,
    take(name) {
      const taken = tags.filter((tag) => splitTag(tag)[0] === name)
      tags = tags.filter((tag) => !taken.includes(tag))
      return taken.map((tag) => splitTag(tag)[1])
    },
    plainLine(element) {
      const format = element.attributes.get('format') ?? inherited
      const text = textIn(element)
      const isFormatted = (format === 'html' || format === 'moodle_auto_format') && hasTags(text)
      const words = isFormatted ? plainWords({ format: 'html', text }) : text
      if (isFormatted && /<[a-z]/i.test(text)) note('format-dropped', element)
      return words.replace(/\s+/g, ' ').trim()
    },
    share(answer) {
      const written = (answer.attributes.get('fraction') ?? wordsIn(answer, 'fraction') ?? '0').trim()
      if (!/^[+-]?\d{1,3}(\.\d{1,20})?$/.test(written)) {
        refuse('weight-not-a-number', answer, { text: written })
        return ZERO
      }
      const share = shareFromPercent(written)
      if (compare(abs(share), ONE) > 0) refuse('weight-out-of-range', answer, { text: written, low: -100, high: 100 })
      return share
    },
    base(own) {
      const { misunderstood, ...known } = readTags(tags)
      for (const tag of misunderstood) note('tag-not-understood', question, { tag })
      noteSettings(question, note)
      const title = titleOf(question, note)
      const stem = own ?? richText(stemElement)
      if (!stem && title) note('stem-from-title', question)
      if (!stem && !title) refuse('stem-empty', question)
      const shown: RichText = stem ?? { format: 'plain', text: title ?? '' }
      const feedback = richText(child(question, 'generalfeedback'))
      const hints = hintsOf(question, richText, note)
      const id = wordsIn(question, 'idnumber')
      return {
        v: 1,
        title: title ?? titleFromStem(plainWords(shown) || shown.text),
        stem: shown,
        ...(feedback ? { generalFeedback: feedback } : {}),
        ...(hints.length > 0 ? { hints } : {}),
        ...known,
        ...(id ? { externalId: id } : {}),
      } satisfies Omit<QuestionBase, 'type'>
    },
  }
  return { reading, problems }
}

type ReadFormat = RichText & { isUnknown: boolean; lost: string[] }

function readFormat(text: string, format: string): ReadFormat {
  const known = { isUnknown: false, lost: [] }
  if (format === 'plain_text') return { ...known, format: 'plain', text }
  if (format === 'markdown') return { ...known, format: 'markdown', text }
  if (format === 'moodle_auto_format') {
    const made = fromMoodleFormat(text)
    if (made.format === 'plain') return { ...known, ...made }
    const { html, lost } = withoutLostImages(made.text)
    return { ...known, format: 'html', text: html, lost }
  }
  const { html, lost } = withoutLostImages(text)
  return { format: 'html', text: html.trim(), isUnknown: format !== 'html', lost }
}

/** Files beside the text, and pictures inside it; each is told once. */
const filesOf = (element: XmlElement, lost: readonly string[]): Set<string> =>
  new Set([...children(element, 'file').map((file) => file.attributes.get('name') ?? 'file'), ...lost])

/** `<p><br></p>` is what an editor leaves in a field that somebody has emptied. */
const isEmptyHtml = (html: string): boolean => /^(?:\s|&nbsp;|<\/?(?:p|br|div|span)(?:\s[^<>]*)?\/?>)*$/i.test(html)

function tagsOf(question: XmlElement): string[] {
  const list = child(question, 'tags')
  return list ? children(list, 'tag').flatMap((tag) => textIn(tag).replace(/\s+/g, ' ').trim() || []) : []
}

function titleOf(question: XmlElement, note: Told): string | null {
  const name = child(question, 'name')
  const title =
    name &&
    textIn(name)
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim()
  if (!name || !title) return null
  if (title.length <= LONGEST_LINE) return title
  note('title-shortened', name)
  return titleFromStem(title)
}

function hintsOf(question: XmlElement, richText: MoodleXmlReading['richText'], note: Told): RichText[] {
  const written = children(question, 'hint').flatMap((hint) => {
    // Exports before Moodle 2.1 have the words one level deeper.
    const words = richText(child(hint, 'hintcontent') ?? hint)
    return words && textOf(hint).trim() !== '' ? [words] : []
  })
  if (written.length > MOST_HINTS) note('hints-dropped', question, { count: written.length - MOST_HINTS })
  return written.slice(0, MOST_HINTS)
}
