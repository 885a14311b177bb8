import { canonicalJson } from '~/platform/json'
import type { QuestionState } from '../../pool'
import { type Question, questionSchema } from '../../registry'
import { diffQuestions, type FieldChange } from '../diff-questions'
import type { Wanted } from './wanted'

export type BulkQuestion = {
  id: string
  externalId: string
  state: QuestionState
  /** Of its newest version. */
  number: number
  question: Question
}

/** Why a question stays as it is. */
export type LeftAlone = 'nothing-new' | 'id-in-pool' | 'not-valid' | 'changed-meanwhile'

export type PlannedChange = {
  id: string
  externalId: string
  title: string
  number: number
  /** The question as it becomes; null when its text and facts stay. */
  after: Question | null
  changes: readonly FieldChange[]
  state: { before: QuestionState; after: QuestionState } | null
  moves: boolean
  left: LeftAlone | null
}

/**
 * What a change of many does to each, before anybody does it.
 * @param of.taken ids that the pool to move to has already
 * @param of.expected numbers of the versions that somebody was shown; a question that has another one now is left alone
 */
export function planChange(
  questions: readonly BulkQuestion[],
  wanted: Wanted,
  of: { taken: ReadonlySet<string>; expected?: ReadonlyMap<string, number> },
): PlannedChange[] {
  return questions.map((one) => planOne(one, wanted, of))
}

function planOne(
  one: BulkQuestion,
  wanted: Wanted,
  { taken, expected }: { taken: ReadonlySet<string>; expected?: ReadonlyMap<string, number> },
): PlannedChange {
  const base = { id: one.id, externalId: one.externalId, title: one.question.title, number: one.number }
  const leave = (left: LeftAlone): PlannedChange => ({
    ...base,
    after: null,
    changes: [],
    state: null,
    moves: false,
    left,
  })
  if (expected && expected.get(one.externalId) !== one.number) return leave('changed-meanwhile')
  if (wanted.pool !== null && taken.has(one.externalId)) return leave('id-in-pool')
  const made = questionSchema.safeParse(withWanted(one.question, wanted))
  if (!made.success) return leave('not-valid')
  const changed = canonicalJson(made.data) !== canonicalJson(one.question)
  const state = wanted.state !== null && wanted.state !== one.state ? { before: one.state, after: wanted.state } : null
  const moves = wanted.pool !== null
  if (!changed && !state && !moves) return leave('nothing-new')
  return {
    ...base,
    after: changed ? made.data : null,
    changes: changed ? diffQuestions(one.question, made.data) : [],
    state,
    moves,
    left: null,
  }
}

function withWanted(question: Question, { set, addTags, removeTags }: Wanted): Record<string, unknown> {
  const kept = question.tags.filter((tag) => !removeTags.includes(tag))
  const values = Object.entries(set).map(([field, value]) => [field, value ?? undefined])
  return {
    ...question,
    ...Object.fromEntries(values),
    tags: [...kept, ...addTags.filter((tag) => !kept.includes(tag))],
  }
}
