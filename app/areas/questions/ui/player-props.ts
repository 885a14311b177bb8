import type { Delivery } from '../registry'

/** What the controls of a question get, wherever it is asked: in an attempt, in a bank's preview. */
export type PlayerProps<D = Delivery> = {
  delivery: D
  /** The form field of the question. */
  name: string
  /** Id of the question's heading, which names the group of its answers. */
  labelledBy: string
  /** The language of the question, which need not be the reader’s; left out in the bank, where nothing says it. */
  language?: string | undefined
  /** The answer that is kept, with the ids that are shown; null for none. */
  response: unknown
  /**
   * Where the question's picture and handed-in files are, and `back`, what leads an address of the form back to this
   * question; null where there is none to be had.
   */
  urls: { image: string; files: string; back: string } | null
}

/** A part of a kept answer, which has the shape of its type; undefined where there is no answer yet. */
export const partOf = (response: unknown, key: string): unknown =>
  typeof response === 'object' && response !== null ? (response as Record<string, unknown>)[key] : undefined

export const textOf = (response: unknown): string => String(partOf(response, 'text') ?? '')

export const chosenOf = (response: unknown): readonly string[] =>
  (partOf(response, 'choices') as readonly string[] | undefined) ?? []

/** What is given for one part of an answer with several. */
export const givenOf = (response: unknown, key: 'pairs' | 'gaps', id: string): string => {
  const parts = partOf(response, key) as Readonly<Record<string, string>> | undefined
  return parts && Object.hasOwn(parts, id) ? (parts[id] ?? '') : ''
}
