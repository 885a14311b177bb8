import { QUESTION_STATES, type QuestionState } from '../pool'
import { DOWNLOADS, type Download } from './downloads'

/** What the address of an export says: the format, the states, and single questions when any are named. */
export type Chosen = { format: Download; states: readonly QuestionState[]; ids: readonly string[] }

/** Questions are named `question` here, and `q` by the boxes of a pool's table. Who names some means them in any state. */
export function readSelection(params: URLSearchParams): Chosen {
  const states = QUESTION_STATES.filter((state) => params.getAll('state').includes(state))
  const ids = [...new Set([...params.getAll('question'), ...params.getAll('q')])].slice(0, 2_000)
  const every = ids.length > 0 ? QUESTION_STATES : (['live', 'trial'] as const)
  return {
    format: DOWNLOADS.find((format) => format === params.get('format')) ?? 'gift',
    states: states.length > 0 ? states : every,
    ids,
  }
}

export function selectionQuery({ format, states, ids }: Chosen): string {
  const params = new URLSearchParams({ format })
  for (const state of states) params.append('state', state)
  for (const id of ids) params.append('question', id)
  return `?${params}`
}

/** Where one question of a pool is taken out. */
export const exportHref = (pool: string, externalId: string): string =>
  `/author/pools/${pool}/export?${new URLSearchParams({ question: externalId })}`
