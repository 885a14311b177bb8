import type { Alike } from './find-alike'

/** What is to become of a question of an import. */
export const DECISIONS = ['add', 'version', 'skip'] as const
export type Decision = (typeof DECISIONS)[number]

/**
 * What is proposed: the same question again is left out, one with a known id is a new version of it, any other is
 * added. A likeness of words alone is for the person to judge, who sees it.
 */
export function proposeDecision(isImportable: boolean, alike: Alike | null): Decision {
  if (!isImportable || alike?.kind === 'same' || alike?.kind === 'in-file') return 'skip'
  return alike?.kind === 'id' ? 'version' : 'add'
}

/** What a person may choose for a question: a version needs a question of the pool to be one of. */
export function decisionsFor(item: { isImportable: boolean; isLikePooled: boolean }): Decision[] {
  if (!item.isImportable) return ['skip']
  return item.isLikePooled ? ['add', 'version', 'skip'] : ['add', 'skip']
}
