import { QUESTION_STATES, type QuestionState } from '../../pool'
import { DIFFICULTIES, type Difficulty } from '../../question-base'

/** Fields that are set to one value for all; null empties them. */
export const SET_FIELDS = ['objective', 'difficulty', 'lesson', 'product'] as const
type SetField = (typeof SET_FIELDS)[number]

/** What many questions shall have alike. What is not named stays as it is in each. */
export type Wanted = {
  set: Partial<Record<SetField, string | null>>
  addTags: readonly string[]
  removeTags: readonly string[]
  state: QuestionState | null
  reason: string
  /** Short name of the pool to move to. */
  pool: string | null
}

/** Reads a form or an address: a field counts when it is ticked under `set`, and is emptied when it is then left empty. */
export function readWanted(params: URLSearchParams): Wanted {
  const text = (name: string) => (params.get(name) ?? '').trim()
  const ticked = params.getAll('set')
  const lines = (name: string) => [
    ...new Set(
      text(name)
        .split('\n')
        .map((tag) => tag.trim())
        .filter(Boolean),
    ),
  ]
  const becoming = (field: SetField): string | null => {
    const value = text(`to-${field}`)
    if (field === 'difficulty') return DIFFICULTIES.find((one): one is Difficulty => one === value) ?? null
    return value || null
  }
  return {
    set: Object.fromEntries(
      SET_FIELDS.filter((field) => ticked.includes(field)).map((field) => [field, becoming(field)]),
    ),
    addTags: lines('add-tags'),
    removeTags: lines('remove-tags'),
    state: QUESTION_STATES.find((state) => state === text('to-state')) ?? null,
    reason: text('reason'),
    pool: text('to-pool') || null,
  }
}

export const wantsNothing = ({ set, addTags, removeTags, state, pool }: Wanted): boolean =>
  Object.keys(set).length + addTags.length + removeTags.length === 0 && state === null && pool === null
