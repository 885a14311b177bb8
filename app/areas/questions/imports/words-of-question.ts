import type { Question } from '../registry'
import { plainWords, type RichText } from '../rich-text'

/** Letters and digits only, in small letters, so that spacing, marks and typography make no difference. */
export const normalised = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** What the question asks, normalised. */
export const stemWords = ({ stem }: Pick<Question, 'stem'>): string => normalised(plainWords(stem))

/** Everything that a question asks and offers, normalised: its stem and the texts of its parts, without feedback. */
export function allWords(question: Question): string {
  const parts: string[] = []
  collect(question, parts)
  return normalised(parts.join(' '))
}

/** Fields that say nothing of what is asked. */
const ASIDE = /feedback$/i
const METADATA = new Set([
  'v',
  'id',
  'type',
  'title',
  'tags',
  'externalId',
  'objective',
  'difficulty',
  'lesson',
  'product',
  'hints',
  'guide',
  'fraction',
  'format',
  'marking',
  'answer',
])

function collect(value: unknown, parts: string[], key = ''): void {
  if (typeof value === 'string') parts.push(value)
  else if (Array.isArray(value)) for (const one of value) collect(one, parts, key)
  else if (isRichText(value)) parts.push(plainWords(value))
  else if (typeof value === 'object' && value !== null)
    for (const [name, one] of Object.entries(value))
      if (!METADATA.has(name) && !ASIDE.test(name)) collect(one, parts, name)
}

const isRichText = (value: unknown): value is RichText =>
  typeof value === 'object' && value !== null && 'format' in value && 'text' in value && typeof value.text === 'string'
