import { canonicalJson } from '~/platform/json'
import { deliverQuestion, optionIdsOf } from '../answer-question'
import type { Option } from '../question-base'
import type { Question } from '../registry'
import { plainWords } from '../rich-text'

type KeyExchange =
  /** `question` is what was asked, marked and explained as the other version says */
  | { ok: true; question: Question; sameWords: boolean }
  /** an answer to one cannot be read as an answer to the other */
  | { ok: false; reason: 'other-type' | 'other-parts' }

/**
 * The question as it was asked, with the key, the feedback and the explanations of another version of it. Answers keep
 * the ids of what was asked, so a key that stands under other ids is brought to them: options are known by their words
 * first (files number them by their place, and an author who moves a line means the same option), then by their ids.
 */
export function withKeyOf(asked: Question, other: Question): KeyExchange {
  if (asked.type !== other.type) return { ok: false, reason: 'other-type' }
  if (hasOptions(asked) && hasOptions(other)) return withOptionsOf(asked, other)
  const [mine, theirs] = [optionIdsOf(asked), optionIdsOf(other)]
  if (!sameSet(mine, theirs)) return { ok: false, reason: 'other-parts' }
  return { ok: true, question: { ...other, stem: asked.stem }, sameWords: shown(asked, mine) === shown(other, mine) }
}

type WithOptions = Extract<Question, { options: Option[] }>
const hasOptions = (question: Question): question is WithOptions => 'options' in question

function withOptionsOf(asked: WithOptions, other: WithOptions): KeyExchange {
  if (asked.options.length !== other.options.length) return { ok: false, reason: 'other-parts' }
  const pairs = pairUp(asked.options, other.options)
  if (!pairs) return { ok: false, reason: 'other-parts' }
  const options = pairs.map(([mine, theirs]) => ({ ...theirs, id: mine.id, text: mine.text }))
  return {
    ok: true,
    question: { ...other, stem: asked.stem, options } as Question,
    sameWords:
      plainWords(asked.stem) === plainWords(other.stem) &&
      pairs.every(([mine, theirs]) => plainWords(mine.text) === plainWords(theirs.text)),
  }
}

/** Each option that was asked beside the one it is in the other version; null when one has no counterpart. */
function pairUp(asked: readonly Option[], other: readonly Option[]): [Option, Option][] | null {
  const free = new Set(other)
  const partners = new Map<Option, Option>()
  const take = (mine: Option, isIt: (theirs: Option) => boolean) => {
    const found = [...free].find(isIt)
    if (!found) return
    free.delete(found)
    partners.set(mine, found)
  }
  for (const mine of asked) take(mine, (theirs) => plainWords(theirs.text) === plainWords(mine.text))
  for (const mine of asked) if (!partners.has(mine)) take(mine, (theirs) => theirs.id === mine.id)
  const pairs = asked.flatMap((mine): [Option, Option][] => {
    const theirs = partners.get(mine)
    return theirs ? [[mine, theirs]] : []
  })
  return pairs.length === asked.length ? pairs : null
}

const sameSet = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && [...a].sort().join('\n') === [...b].sort().join('\n')

/** What a learner saw of the question, in one order. */
const shown = (question: Question, order: readonly string[]) => canonicalJson(deliverQuestion(question, order))
