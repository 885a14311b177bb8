import type { Formatter } from '~/i18n/format'
import type { Translator } from '~/i18n/types'
import { fillIn } from './fill-in'

export type QuestionWords = ReturnType<typeof questionWords>

/**
 * The words that every question of a page repeats. A message is read once and its places are filled for each question:
 * on a page of a hundred questions that is most of the time it takes to make it.
 */
export function questionWords(t: Translator<'exams'>, format: Formatter) {
  const question = t('attempt.question', { number: '{number}' })
  const saved = t('script.item-saved', { time: '{time}' })
  const points = new Map<string, string>()
  return {
    question: (number: number) => fillIn(question, { number: format.number(number) }),
    saved: (at: number) => fillIn(saved, { time: format.time(at) }),
    points(value: string): string {
      const known = points.get(value) ?? t('attempt.points', { points: Number(value) })
      points.set(value, known)
      return known
    },
    flag: t('attempt.flag'),
  }
}
