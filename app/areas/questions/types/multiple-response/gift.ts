import type { GiftReading } from '../../formats/gift/gift-reading'
import { readOptions, writeOptions } from '../../formats/gift/option-answers'
import type { ParsedGift } from '../../formats/gift/parsed-gift'
import { MARKINGS, type MultipleResponse } from './schema'

/** GIFT knows only weights; the tag `marking:…` names another way of marking, which other readers pass over. */
export function readMultipleResponse(parsed: ParsedGift, reading: GiftReading): MultipleResponse | null {
  if (parsed.type !== 'multiple-response') return null
  const named = reading.take('marking').at(-1)
  const marking = named === undefined ? 'weighted' : MARKINGS.find((known) => known === named)
  if (!marking) reading.note('tag-not-understood', { tag: `marking:${named}` })
  return {
    ...reading.base(),
    type: 'multiple-response',
    marking: marking ?? 'weighted',
    options: readOptions(parsed.answers, reading),
  }
}

export const writeMultipleResponse = (question: MultipleResponse) => ({
  answers: `${writeOptions(question.options, question.stem, 'several')}\n`,
  tags: question.marking === 'weighted' ? [] : [`marking:${question.marking}`],
})
