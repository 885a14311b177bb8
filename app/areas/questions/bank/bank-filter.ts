import { QUESTION_STATES, type QuestionState } from '../pool'
import { DIFFICULTIES, type Difficulty } from '../question-base'
import { QUESTION_TYPES, type QuestionType } from '../registry'

const LOOKS = ['findings', 'overtaken'] as const
/** What needs somebody's eye: what lint found, or an edit that a file went over. */
type Look = (typeof LOOKS)[number]

export const SORTS = ['added', 'title', 'type', 'objective', 'difficulty', 'state', 'changed'] as const
export type SortBy = (typeof SORTS)[number]

export type BankFilter = {
  /** Part of the title, the text or the id, whatever the case. */
  text?: string
  state?: QuestionState
  type?: QuestionType
  objective?: string
  difficulty?: Difficulty
  tag?: string
  /** `course/lesson` */
  lesson?: string
  look?: Look
}
export type BankSort = { by: SortBy; descending: boolean }
export type BankView = { filter: BankFilter; sort: BankSort }

/** Reads the view that an address holds. What it does not know is passed over. */
export function readBankView(params: URLSearchParams): BankView {
  const words = (name: string) => params.get(name)?.trim() || undefined
  return {
    filter: {
      text: words('q'),
      state: QUESTION_STATES.find((state) => state === params.get('state')),
      type: QUESTION_TYPES.find((type) => type === params.get('type')),
      objective: words('objective'),
      difficulty: DIFFICULTIES.find((difficulty) => difficulty === params.get('difficulty')),
      tag: words('tag'),
      lesson: words('lesson'),
      look: LOOKS.find((look) => look === params.get('look')),
    },
    sort: {
      by: SORTS.find((by) => by === params.get('sort')) ?? 'added',
      descending: params.get('order') === 'descending',
    },
  }
}

/** The address of a view; what is as usual is left out, so that equal views have equal addresses. */
export function bankViewParams({ filter, sort }: BankView): URLSearchParams {
  const { text, ...rest } = filter
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries({ q: text, ...rest })) if (value) params.set(name, value)
  if (sort.by !== 'added') params.set('sort', sort.by)
  if (sort.descending) params.set('order', 'descending')
  return params
}

export const isFiltered = (filter: BankFilter): boolean => Object.values(filter).some(Boolean)

/** The address of a page of the table. */
export function viewHref(path: string, view: BankView, page = 1): string {
  const params = bankViewParams(view)
  if (page > 1) params.set('page', String(page))
  const query = params.toString()
  return query ? `${path}?${query}` : path
}
