import type { GiftReading } from '../../formats/gift/gift-reading'
import { readOptions, writeOptions } from '../../formats/gift/option-answers'
import type { ParsedGift } from '../../formats/gift/parsed-gift'
import type { SingleChoice } from './schema'

export function readSingleChoice(parsed: ParsedGift, reading: GiftReading): SingleChoice | null {
  if (parsed.type !== 'single-choice') return null
  return { ...reading.base(), type: 'single-choice', options: readOptions(parsed.answers, reading) }
}

export const writeSingleChoice = (question: SingleChoice) => ({
  answers: `${writeOptions(question.options, question.stem, 'one')}\n`,
  tags: [],
})
