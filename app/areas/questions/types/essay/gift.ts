import type { GiftReading } from '../../formats/gift/gift-reading'
import type { ParsedGift } from '../../formats/gift/parsed-gift'
import type { Essay } from './schema'

/** GIFT's essay is nothing but its text; the tag `words:100-300` keeps how long an answer should be. */
export function readEssay(parsed: ParsedGift, reading: GiftReading): Essay | null {
  if (parsed.type !== 'essay') return null
  const length = readLength(reading)
  return { ...reading.base(), type: 'essay', ...(length ? { length } : {}) }
}

function readLength(reading: GiftReading): Essay['length'] {
  const written = reading.take('words').at(-1)
  if (written === undefined) return undefined
  const match = /^(\d{0,5})-(\d{0,5})$/.exec(written)
  if (!match) reading.note('tag-not-understood', { tag: `words:${written}` })
  const [least, most] = [Number(match?.[1] ?? 0), Number(match?.[2] ?? 0)]
  if (least === 0 && most === 0) return undefined
  return { ...(least > 0 ? { minWords: least } : {}), ...(most > 0 ? { maxWords: most } : {}) }
}

export const writeEssay = ({ length }: Essay) => ({
  answers: '',
  tags: length ? [`words:${length.minWords ?? ''}-${length.maxWords ?? ''}`] : [],
})
