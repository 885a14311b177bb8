import type { Question } from '../registry'
import type { Problem } from './problems'

/**
 * What becomes of one question of a file: taken as it stands; taken with the differences named; or refused, with the
 * reasons.
 */
export type Verdict =
  | { readonly kind: 'exact' }
  | { readonly kind: 'approximated'; readonly how: readonly Problem[] }
  | { readonly kind: 'refused'; readonly why: readonly Problem[] }
export type VerdictKind = Verdict['kind']

/** The name of each verdict in the namespace `questions`. */
export const VERDICT_LABELS = {
  exact: 'verdicts.exact',
  approximated: 'verdicts.approximated',
  refused: 'verdicts.refused',
} as const satisfies Record<VerdictKind, string>

/** One question of a file, whatever its format. */
export type ImportItem = {
  /** First and last line in the file, counted from 1. */
  readonly line: number
  readonly endLine: number
  readonly title: string | null
  readonly category: string | null
  /** Our type of an imported question; of a refused one what the format calls it, as far as that is known. */
  readonly type: string | null
  /** What stands in the file, so that nothing typed is lost when it is refused. */
  readonly source: string
  readonly verdict: Verdict
  /** Absent when the verdict is `refused`, and of a text that went into the next question. */
  readonly question?: Question
  /** Files that the question shows, such as the image of a hotspot, by the SHA-256 it names them with. */
  readonly files?: readonly ImportedFile[]
}

export type ImportedFile = { readonly sha256: string; readonly mediaType: string; readonly bytes: Uint8Array }

/** A whole file: its questions in their order, and everything there is to say about them. */
export type ImportResult = {
  readonly items: readonly ImportItem[]
  /** Every problem in the order of the lines, those of refused questions too. */
  readonly problems: readonly Problem[]
  readonly categories: readonly { readonly line: number; readonly path: string }[]
}

/** Why the verdict is not `exact`. */
export const reasonsOf = (verdict: Verdict): readonly Problem[] =>
  verdict.kind === 'exact' ? [] : verdict.kind === 'approximated' ? verdict.how : verdict.why

/** The verdict on a question that was read, by what was noted on the way. */
export const acceptedWith = (how: readonly Problem[]): Verdict =>
  how.length > 0 ? { kind: 'approximated', how } : { kind: 'exact' }
