import type { AttemptScript } from '~/areas/exams/delivery/attempt-script'
import { fillIn } from '~/areas/exams/delivery/fill-in'
import { fillAnswer, isAnswered, readAnswer, readCertainty } from './attempt-answers'
import { startParts } from './attempt-parts'
import type { Entry } from './attempt-queue'
import { type Screen, sectionOf } from './attempt-screen'

/**
 * The answers of an attempt as this page knows them: what each question holds, what is saved or queued of it, and the
 * number of the next change.
 */
export function createSheet(of: {
  data: AttemptScript
  nextSequence: number
  screen: Screen
  isReadOnly: () => boolean
  /** takes a change that is to be kept and, when nothing follows for so many milliseconds, sent */
  changed: (entry: Entry, restMs: number) => void
}) {
  const { data, screen } = of
  const items = new Map(data.items.map((item) => [item.id, { ...item }]))
  const itemOf = (section: HTMLElement) => items.get(section.dataset.item ?? '')
  let nextSequence = of.nextSequence
  /** what is saved, queued or as the page came, by question */
  const committed = new Map<string, string>()
  const parts = startParts({ changed: (section) => commit(section), number: screen.number })
  const sections = data.items.flatMap(({ id }) => sectionOf(id) ?? [])
  for (const section of sections) takeAsSaved(section)

  return {
    items,
    /** of the questions that this page holds */
    sections,
    commit,
    replaced,
    restore,
  }

  /** What a section of the page says now becomes a change, unless it is known. */
  function commit(section: HTMLElement | null, restMs = 0): void {
    const item = section && itemOf(section)
    if (!section || !item || of.isReadOnly()) return
    const response = readAnswer(section)
    const certainty = readCertainty(section)
    const flagged = section.querySelector('[data-flag]')?.getAttribute('aria-pressed') === 'true'
    const answer = JSON.stringify([response, flagged, certainty])
    if (committed.get(item.id) === answer) return
    committed.set(item.id, answer)
    if (section.dataset.writtenBy === 'browser' && hasControls(section)) item.answered = isAnswered(section, response)
    item.flagged = flagged
    readBackChoices(item.id, response)
    parts.show(section)
    show(item)
    const { attempt, holder } = data
    const change = { attempt, item: item.id, sequence: nextSequence++, base: item.sequence, holder, response, flagged }
    of.changed({ ...change, certainty }, restMs)
  }

  function takeAsSaved(section: HTMLElement): void {
    const item = itemOf(section)
    const [response, certainty] = [readAnswer(section, 'at-first'), readCertainty(section, 'at-first')]
    if (item) committed.set(item.id, JSON.stringify([response, item.flagged, certainty]))
    parts.show(section)
  }

  /** Takes a question as the server has it now; what was written meanwhile stays in its field. */
  function replaced(section: HTMLElement): void {
    const item = itemOf(section)
    if (!item) return
    item.answered = !hasControls(section) || section.dataset.answered === 'yes'
    item.sequence = Math.max(item.sequence, Number(section.dataset.sequence))
    nextSequence = Math.max(nextSequence, item.sequence + 1)
    takeAsSaved(section)
    show(item)
    commit(section)
  }

  /** Puts a change that an earlier page left in this browser back into its controls. */
  function restore({ item: id, response, flagged, certainty = null }: Entry): void {
    const [item, section] = [items.get(id), sectionOf(id)]
    if (!item) return
    item.flagged = flagged
    if (section) {
      if (section.dataset.writtenBy === 'browser') {
        item.answered = isAnswered(section, response)
        fillAnswer(section, response, certainty)
      }
      section.querySelector('[data-flag]')?.setAttribute('aria-pressed', String(flagged))
      committed.set(id, JSON.stringify([readAnswer(section), flagged, readCertainty(section)]))
      parts.show(section)
    }
    show(item)
  }

  function readBackChoices(id: string, response: unknown): void {
    const choices = (response as { choices?: string[] } | null)?.choices
    if (!choices) return
    screen.readBack(id, choices.length === 0 ? '' : fillIn(data.words.chosen, { count: screen.number(choices.length) }))
  }

  function show(item: AttemptScript['items'][number]): void {
    screen.cell(item)
    screen.figures([...items.values()])
  }
}

/** A question that was checked to its end has none. */
const hasControls = (section: HTMLElement) => section.querySelector('input[name=item]') !== null
