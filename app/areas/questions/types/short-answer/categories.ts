import { type Category, commonCategory } from '../../category'
import { acceptedAnswer } from './mark'
import type { ShortAnswer } from './schema'

/** The accepted answer that a typed text fits. */
export function textCategory(question: Pick<ShortAnswer, 'answers' | 'caseSensitive'>, text: string): Category {
  if (text.trim() === '') return commonCategory('')
  const accepted = acceptedAnswer(question, { text })
  if (!accepted) return commonCategory('?')
  return { part: null, key: `=${accepted.pattern}`, label: accepted.pattern, fraction: accepted.fraction }
}
