import { QUESTION_STATES, type QuestionState } from '../pool'
import { DOWNLOADS, type Download } from './downloads'

/** What the address of an export says: the format, the states, and single questions when any are named. */
export type Chosen = { format: Download; states: readonly QuestionState[]; ids: readonly string[] }

export function readSelection(params: URLSearchParams): Chosen {
  const states = QUESTION_STATES.filter((state) => params.getAll('state').includes(state))
  return {
    format: DOWNLOADS.find((format) => format === params.get('format')) ?? 'gift',
    states: states.length > 0 ? states : ['live', 'trial'],
    ids: params.getAll('question').slice(0, 2_000),
  }
}

export function selectionQuery({ format, states, ids }: Chosen): string {
  const params = new URLSearchParams({ format })
  for (const state of states) params.append('state', state)
  for (const id of ids) params.append('question', id)
  return `?${params}`
}
