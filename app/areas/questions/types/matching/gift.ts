import type { GiftReading } from '../../formats/gift/gift-reading'
import { inheritedFrom, writeText } from '../../formats/gift/gift-text'
import type { ParsedGift } from '../../formats/gift/parsed-gift'
import { fromPairs, toPairs } from './pairs'
import { MATCHING_MARKINGS, type Matching } from './schema'

/** GIFT marks by pair, and its answers have no format; the tag `marking:all-or-nothing` says otherwise. */
export function readMatching(parsed: ParsedGift, reading: GiftReading): Matching | null {
  if (parsed.type !== 'matching') return null
  const named = reading.take('marking').at(-1)
  const marking = named === undefined ? 'per-pair' : MATCHING_MARKINGS.find((known) => known === named)
  if (!marking) reading.note('tag-not-understood', { tag: `marking:${named}` })
  const pairs = parsed.pairs.map(({ question, answer }) => ({
    prompt: question.text === '' ? null : reading.richText(question),
    answer: { format: 'plain' as const, text: answer },
  }))
  return { ...reading.base(), type: 'matching', marking: marking ?? 'per-pair', ...fromPairs(pairs) }
}

export function writeMatching(question: Matching) {
  const inherited = inheritedFrom(question.stem)
  const pairs = toPairs(question).map(
    ({ prompt, answer }) => `\n\t=${prompt ? writeText(prompt, inherited) : ''} -> ${writeText(answer, 'moodle')}`,
  )
  return {
    answers: `${pairs.join('')}\n`,
    tags: question.marking === 'per-pair' ? [] : [`marking:${question.marking}`],
  }
}
