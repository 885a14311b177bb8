import type { RichText } from '../../../rich-text'
import { attributeOneOf, descendantsNamed, needAttribute, type QtiElement } from '../qti-element'
import { htmlOfText, textIn } from './body-text'
import type { Case } from './draft'
import { feedbackKey, type Scored, type Scoring } from './scoring'

type Feedback = {
  readonly element: QtiElement
  readonly key: string
  readonly isShown: boolean
  readonly text: RichText | null
}

type AssignedFeedback = {
  /** What is shown whatever was answered. */
  readonly general: RichText | undefined
  readonly of: (part: string) => RichText | undefined
  /** What waits for something that no part of a question stands for. */
  readonly leftOut: readonly QtiElement[]
}

/** Everything in an item that waits for an outcome: modal feedback, and feedback inside the body. */
function feedbackIn(root: QtiElement): Feedback[] {
  return descendantsNamed(root, 'modalFeedback', 'feedbackInline', 'feedbackBlock').map((element) => ({
    element,
    key: feedbackKey(needAttribute(element, 'outcomeIdentifier'), needAttribute(element, 'identifier')),
    isShown: attributeOneOf(element, 'showHide', ['show', 'hide'], 'show') === 'show',
    text: textIn(element.xml),
  }))
}

const isVisible = ({ key, isShown }: Feedback, { shown }: Scored): boolean => shown.has(key) === isShown

/**
 * Gives each feedback to the parts that bring it: it belongs to some parts when it is seen exactly where one of them was
 * chosen, on all cases. What is seen in every case belongs to the question.
 */
export function assignFeedback(root: QtiElement, cases: readonly Case[], scoring: Scoring): AssignedFeedback {
  const general: RichText[] = []
  const byPart = new Map<string, RichText[]>()
  const leftOut: QtiElement[] = []
  const scored = cases.map(({ given, parts }) => ({ parts, scored: scoring.score(given) }))
  for (const feedback of feedbackIn(root)) {
    const { text } = feedback
    if (!text) continue
    const seen = scored.map(({ scored }) => isVisible(feedback, scored))
    if (seen.every((one) => one)) {
      general.push(text)
      continue
    }
    const owners = new Set(scored.flatMap(({ parts }, at) => (seen[at] && parts.length === 1 ? parts : [])))
    const isTheirs = scored.every(({ parts }, at) => parts.some((part) => owners.has(part)) === seen[at])
    if (!isTheirs || owners.size === 0) leftOut.push(feedback.element)
    else for (const part of owners) byPart.set(part, [...(byPart.get(part) ?? []), text])
  }
  return {
    general: joined(general),
    of: (part) => joined(byPart.get(part) ?? []),
    leftOut,
  }
}

/** Several feedbacks are one after the other. */
function joined(texts: readonly RichText[]): RichText | undefined {
  const [only, another] = texts
  if (!another) return only
  return { format: 'html', text: texts.map((text) => `<div>${htmlOfText(text)}</div>`).join('') }
}
