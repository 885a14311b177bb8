import { compare, ONE, toNumber, ZERO } from '~/platform/rational'
import type { Question } from '../../../registry'
import { plainWords, type RichText } from '../../../rich-text'
import { checkQuestion } from '../../check-question'
import { acceptedWith, type ImportedFile, type Verdict } from '../../import-result'
import { type Problem, sortProblems } from '../../problems'
import { readTags } from '../../tags'
import { titleFromStem } from '../../title-from-stem'
import type { QtiItem } from '../item'
import { childrenNamed, type QtiElement } from '../qti-element'
import { attempt, problemOf, refuse } from '../refusal'
import { lostIn, type Replace, textIn } from './body-text'
import type { Draft, FindMedia, ItemReading, Media, Probe } from './draft'
import { assignFeedback } from './feedback'
import { createIds } from './ids'
import { promptInPlace, responseOf } from './interaction'
import { asShare, prove } from './prove'
import { readChoice, readHottext } from './read-choice'
import { readGapMatch, readGaps } from './read-cloze'
import { readHotspot } from './read-hotspot'
import { readAssociate, readMatch } from './read-match'
import { readNumberWithUnit } from './read-number-with-unit'
import { readEssay, readUpload } from './read-open'
import { readOrder } from './read-order'
import { readTyped } from './read-typed'
import { best, createScoring } from './scoring'

type ImportedItem = {
  readonly type: string | null
  readonly verdict: Verdict
  readonly question?: Question
  readonly files: readonly ImportedFile[]
}

/**
 * Makes a question of an item and proves that it marks as the item does. `keywords` are what a package says of the item
 * beside it.
 */
export function importItem(item: QtiItem, keywords: readonly string[], findMedia: FindMedia): ImportedItem {
  const notes: Problem[] = []
  const media: Media[] = []
  const made = attempt(() => {
    const reading = createReading(item, keywords, findMedia, notes, media)
    return finish(reading, readDraft(reading))
  })
  const files = media.map(({ sha256, mediaType, bytes }) => ({ sha256, mediaType, bytes }))
  if (!made.ok) return { type: null, verdict: { kind: 'refused', why: [problemOf(made.refusal)] }, files: [] }
  const { type, question, problems } = made.value
  if (!question) return { type, verdict: { kind: 'refused', why: problems }, files: [] }
  return { type, question, verdict: acceptedWith(sortProblems(notes)), files }
}

const READERS: Readonly<Record<string, (reading: ItemReading, interaction: QtiElement) => Draft>> = {
  choiceInteraction: readChoice,
  hottextInteraction: readHottext,
  orderInteraction: readOrder,
  matchInteraction: readMatch,
  associateInteraction: readAssociate,
  gapMatchInteraction: readGapMatch,
  hotspotInteraction: readHotspot,
  extendedTextInteraction: readEssay,
  uploadInteraction: readUpload,
}
const INLINE = new Set(['textEntryInteraction', 'inlineChoiceInteraction'])

function readDraft(reading: ItemReading): Draft {
  const interactions = interactionsIn(reading.body)
  const [first, another] = interactions
  if (!first) return refuse('element-missing', reading.body, { missing: 'interaction' })
  if (!another && first.name === 'sliderInteraction') {
    reading.note('qti-read-as', first, { as: 'numeric' })
    return readTyped(reading, first, responseOf(reading, first), reading.stem(promptInPlace(first)))
  }
  if (!another && first.name === 'textEntryInteraction' && standsAlone(reading.body, first))
    return readTyped(
      reading,
      first,
      responseOf(reading, first),
      reading.stem((xml) => (xml === first.xml ? '' : null)),
    )
  const measured = readNumberWithUnit(reading, interactions)
  if (measured) return measured
  if (interactions.every(({ name }) => INLINE.has(name))) return readGaps(reading, interactions)
  if (another) return refuse('several-interactions', another)
  const read = READERS[first.name]
  return read ? read(reading, first) : refuse('element-not-supported', first)
}

const interactionsIn = (element: QtiElement): QtiElement[] =>
  element.children.flatMap((child) => (/Interaction$/.test(child.name) ? [child] : interactionsIn(child)))

/** Whether nothing but the interaction stands in its paragraph, so that no sentence is cut by it. */
function standsAlone(element: QtiElement, interaction: QtiElement): boolean {
  const holder = element.children.find((child) => child === interaction || descendants(child).includes(interaction))
  if (holder && holder !== interaction) return standsAlone(holder, interaction)
  if (element.name === 'itemBody') return true
  return element.xml.children.every((node) =>
    node.kind === 'text' ? node.text.trim() === '' : node === interaction.xml || node.local === 'br',
  )
}
const descendants = (element: QtiElement): QtiElement[] =>
  element.children.flatMap((child) => [child, ...descendants(child)])

/** Parts of a body that are not for everybody's eyes, or that wait for an outcome. */
const ASIDE = new Set(['rubricBlock', 'feedbackBlock', 'feedbackInline', 'stylesheet', 'infoControl'])

function createReading(
  item: QtiItem,
  keywords: readonly string[],
  findMedia: FindMedia,
  notes: Problem[],
  media: Media[],
): ItemReading {
  const { root } = item
  const body = item.body ?? refuse('element-missing', root, { missing: 'itemBody' })
  const own = (name: string) => body.attributes.get(`data-rung-${name}`)
  const note: ItemReading['note'] = (code, at, params = {}) => {
    notes.push({
      code,
      severity: 'warning',
      line: at.line,
      column: at.column,
      params: { ...params, element: at.element },
    })
  }
  if (item.adaptive) note('qti-adaptive', root)
  const checked = (text: RichText | null, at: QtiElement): RichText | null => {
    const lost = text ? lostIn(at.xml, text) : []
    if (lost.length > 0) note('html-reduced', at, { tags: lost.join(', ') })
    return text
  }
  const withoutAside = (replace: Replace): Replace => {
    return (xml) => replace(xml) ?? (ASIDE.has(nameIn(xml)) ? '' : null)
  }
  for (const block of childrenNamed(body, 'rubricBlock')) {
    const isOurs = block.attributes.has('data-rung-hint') || block.attributes.get('view') === 'scorer'
    if (!isOurs) note('qti-rubric-left-out', block)
  }
  return {
    item,
    body,
    scoring: createScoring(item),
    ids: createIds(),
    findMedia,
    media,
    note,
    own,
    keywords,
    stem: (replace) => checked(textIn(body.xml, withoutAside(replace)), body),
    text: (element) =>
      checked(
        textIn(
          element.xml,
          withoutAside(() => null),
        ),
        element,
      ),
  }
}

const nameIn = (xml: { local: string }): string =>
  xml.local.replace(/^qti-/, '').replace(/-([a-z])/g, (_, c: string) => c.toUpperCase())

type Finished = { type: string; question: Question | null; problems: Problem[] }

function finish(reading: ItemReading, draft: Draft): Finished {
  const { item, scoring } = reading
  const { cases } = draft.cases
  const isMarked = cases.length > 0
  const top = best(cases.map(({ given }) => scoring.score(given)))
  const declared = scoring.declaredMaximum
  // Our own files state the maximum, and a question of ours may have no answer that earns it all.
  const maximum = reading.own('type') !== undefined && declared !== null ? declared : top
  if (isMarked && maximum.num <= 0n) {
    const at = { severity: 'error', line: item.at.line, column: item.at.column } as const
    return { type: draft.type, question: null, problems: [{ code: 'no-right-answer', ...at }] }
  }
  if (isMarked && declared !== null && compare(declared, maximum) !== 0)
    reading.note('qti-maximum-differs', item.at, { declared: toNumber(declared), best: toNumber(maximum) })
  const feedback = assignFeedback(item.root, cases, scoring)
  for (const element of feedback.leftOut) reading.note('qti-feedback-left-out', element)
  const probe: Probe = {
    maximum: isMarked ? maximum : ONE,
    shareOf: (given) => (isMarked ? asShare(scoring.score(given).score, maximum) : ZERO),
    feedbackOf: feedback.of,
  }
  const base = baseOf(reading, draft.stem, feedback.general)
  const at = { line: item.at.line, column: item.at.column }
  const questions: Question[] = []
  let problem: Problem | null = null
  for (const made of draft.make(probe)) {
    const checked = checkQuestion(withoutUndefined({ ...base, ...made }), at)
    if ('question' in checked) questions.push(checked.question)
    else problem ??= checked.problem
  }
  const proof = prove(questions, cases, scoring, isMarked ? maximum : ONE)
  if (!proof) return { type: draft.type, question: null, problems: problem ? [problem] : [] }
  const { example } = proof
  if (example)
    reading.note('qti-marks-differently', item.at, {
      answer: example.words,
      theirs: example.theirs,
      ours: example.ours,
    })
  return { type: draft.type, question: proof.question, problems: [] }
}

function baseOf(reading: ItemReading, stem: RichText | null, general: RichText | undefined): object {
  const { item, own, body } = reading
  const text = stem ?? { format: 'plain', text: item.title || item.identifier }
  if (!stem) reading.note('stem-from-title', body)
  const externalId = own('id') ?? item.identifier
  const tags = readTags(reading.keywords)
  const { misunderstood, ...read } = tags
  if (misunderstood.length > 0) reading.note('tag-not-understood', body, { tag: misunderstood.join(', ') })
  const hints = childrenNamed(body, 'rubricBlock')
    .filter(({ attributes }) => attributes.has('data-rung-hint'))
    .flatMap(({ xml }) => textIn(xml) ?? [])
  return {
    v: 1,
    title: item.title.trim() || titleFromStem(plainWords(text)) || item.identifier,
    stem: text,
    generalFeedback: general,
    ...read,
    hints: hints.length > 0 ? hints : undefined,
    product: own('product'),
    externalId: externalId === '' ? undefined : externalId,
  }
}

/** Zod tells an absent field from one that is undefined; so does equality in tests. */
function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (inner === undefined ? [] : [[key, withoutUndefined(inner)]])),
  )
}
