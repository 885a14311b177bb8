import type { Question } from '~/areas/questions/registry'
import { keyedOptions } from './key-of'
import type { OptionRow, OptionTable } from './option-table'

/** Who chose what, with what the options say; a statement's options have no words of their own. */
export type WordedOptions = {
  n: number
  top: number
  rows: (OptionRow & { words: string })[]
  blank: OptionTable['blank']
}

export function withWords(table: OptionTable, question: Question): WordedOptions {
  const words = new Map((keyedOptions(question) ?? []).map((option) => [option.id, option.words]))
  return { ...table, rows: table.rows.map((row) => ({ ...row, words: words.get(row.option) ?? '' })) }
}
