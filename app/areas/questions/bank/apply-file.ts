import type { QuestionState } from '../pool'

/** A question as a pool's file says it. */
export type FileQuestion = { externalId: string; hash: string; state: 'trial' | 'live' }
/** A question as it stands, with what a file last said of it; nulls when no file ever named it. */
export type StandingQuestion = {
  externalId: string
  hash: string
  state: QuestionState
  fileHash: string | null
  fileState: QuestionState | null
}

/**
 * What a file does to one question.
 * - `text`: `keep` what stands, `add` the question, `version` a new version on top, or only `note` that the file says the
 *   same as what stands.
 * - `overtakes`: what stood was changed in the browser since the file last spoke; its author is told.
 * - `state`: the state to move to; absent when the file says no other state than before.
 */
export type FileDecision = {
  externalId: string
  text: 'keep' | 'note' | 'version' | 'add'
  overtakes: boolean
  state?: QuestionState
}

/**
 * Brings a pool and its file together. Only a difference between what the file says and what it said the last time is
 * news: so publishing an unchanged file undoes nothing that people did in the browser, and a changed one counts on top of
 * what they did. A question that a file has named and names no more is retired; what no file has named is left alone.
 */
export function applyFile(
  file: readonly FileQuestion[],
  standing: readonly StandingQuestion[],
): { decisions: FileDecision[]; gone: { externalId: string; moves: boolean }[] } {
  const known = new Map(standing.map((question) => [question.externalId, question]))
  const named = new Set(file.map(({ externalId }) => externalId))
  return {
    decisions: file.map((question) => decide(question, known.get(question.externalId))),
    gone: standing
      .filter(({ externalId, fileState }) => !named.has(externalId) && fileState !== null && fileState !== 'retired')
      .map(({ externalId, state }) => ({ externalId, moves: state !== 'retired' })),
  }
}

function decide(file: FileQuestion, now: StandingQuestion | undefined): FileDecision {
  const { externalId } = file
  if (!now) return { externalId, text: 'add', overtakes: false }
  const state = file.state === now.fileState || file.state === now.state ? {} : { state: file.state }
  if (file.hash === now.fileHash) return { externalId, text: 'keep', overtakes: false, ...state }
  if (file.hash === now.hash) return { externalId, text: 'note', overtakes: false, ...state }
  return { externalId, text: 'version', overtakes: now.hash !== now.fileHash, ...state }
}
