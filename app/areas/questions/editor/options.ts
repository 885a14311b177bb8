import { compare, formatRational, rational, readRational, ZERO } from '~/platform/rational'
import type { DraftField, Fields } from './draft'
import { readShare, shareText } from './share-text'

/**
 * Options are ticked as right; what a choice earns follows from that, unless a share is typed, which then decides. So the
 * usual question needs no numbers, and any share can be said.
 */
type Shared = { id: string; fraction: string }

/** One right option earns everything, the others nothing. `name` is the field that holds the key of the right row. */
export function writeOneRight(name: string, list: string, options: readonly Shared[]): DraftField[] {
  const right = options.find(({ fraction }) => fraction === '1/1')
  return [
    ...(right ? [[name, right.id] as const] : []),
    ...options.map(({ id, fraction }): DraftField => {
      const usual = id === right?.id ? '1/1' : '0/1'
      return [`${list}.${id}.share`, fraction === usual ? '' : shareText(fraction)]
    }),
  ]
}

export function readOneRight(fields: Fields, name: string, list: string, key: string): string {
  const typed = fields.text(`${list}.${key}.share`)
  if (typed.trim() !== '') return readShare(typed)
  return fields.text(name) === key ? '1/1' : '0/1'
}

/** The right options earn everything together, each as much as the others. */
export function writeSeveralRight(list: string, options: readonly Shared[]): DraftField[] {
  const isRight = ({ fraction }: Shared) => compare(readRational(fraction), ZERO) > 0
  const usual = evenShare(options.filter(isRight).length)
  return options.flatMap((option): DraftField[] => {
    const row = `${list}.${option.id}`
    const share = option.fraction === (isRight(option) ? usual : '0/1') ? '' : shareText(option.fraction)
    return [...(isRight(option) ? [[`${row}.right`, 'on'] as const] : []), [`${row}.share`, share]]
  })
}

/** The shares of all rows of a list, in order. */
export function readSeveralRight(fields: Fields, list: string): Map<string, string> {
  const keys = fields.rows(list)
  const typed = (key: string) => fields.text(`${list}.${key}.share`).trim()
  const isRight = (key: string) =>
    typed(key) === '' ? fields.isOn(`${list}.${key}.right`) : /^[^-\u2212]*[1-9۱-۹]/.test(typed(key))
  const usual = evenShare(keys.filter(isRight).length)
  return new Map(keys.map((key) => [key, typed(key) === '' ? (isRight(key) ? usual : '0/1') : readShare(typed(key))]))
}

const evenShare = (count: number): string => (count === 0 ? '0/1' : formatRational(rational(1, count)))

/** A typed answer earns everything unless a share is typed. */
export const writeAnswerShare = (row: string, fraction: string): DraftField => [
  `${row}.share`,
  fraction === '1/1' ? '' : shareText(fraction),
]
export function readAnswerShare(fields: Fields, row: string): string {
  const typed = fields.text(`${row}.share`)
  return typed.trim() === '' ? '1/1' : readShare(typed)
}
