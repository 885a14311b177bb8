import type { RichText } from '../../../rich-text'
import { attributeOneOf, descendantsNamed, needAttribute, type QtiElement } from '../qti-element'
import { htmlOf, richTextOf } from './body-text'
import type { Case } from './draft'
import { feedbackKey, type Scored, type Scoring } from './scoring'

type Feedback = { readonly element: QtiElement; readonly key: string; readonly isShown: boolean; readonly html: string }

export type AssignedFeedback = {
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
    html: htmlOf(element.xml.children).trim(),
  }))
}

const isVisible = ({ key, isShown }: Feedback, { shown }: Scored): boolean => shown.has(key) === isShown

/**
 * Gives each feedback to the parts that bring it: it belongs to some parts when it is seen exactly where one of them was
 * chosen, on all cases. What is seen in every case belongs to the question.
 */
export function assignFeedback(root: QtiElement, cases: readonly Case[], scoring: Scoring): AssignedFeedback {
  const general: string[] = []
  const byPart = new Map<string, string[]>()
  const leftOut: QtiElement[] = []
  const scored = cases.map(({ given, parts }) => ({ parts, scored: scoring.score(given) }))
  for (const feedback of feedbackIn(root)) {
    if (feedback.html === '') continue
    const seen = scored.map(({ scored }) => isVisible(feedback, scored))
    if (seen.every((one) => one)) {
      general.push(feedback.html)
      continue
    }
    const owners = new Set(scored.flatMap(({ parts }, at) => (seen[at] && parts.length === 1 ? parts : [])))
    const isTheirs = scored.every(({ parts }, at) => parts.some((part) => owners.has(part)) === seen[at])
    if (!isTheirs || owners.size === 0) leftOut.push(feedback.element)
    else for (const part of owners) byPart.set(part, [...(byPart.get(part) ?? []), feedback.html])
  }
  return {
    general: joined(general),
    of: (part) => joined(byPart.get(part) ?? []),
    leftOut,
  }
}

const joined = (htmls: readonly string[]): RichText | undefined =>
  richTextOf(htmls.length > 1 ? htmls.map((html) => `<div>${html}</div>`).join('') : (htmls[0] ?? '')) ?? undefined
