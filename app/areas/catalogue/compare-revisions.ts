/** What one revision says, as far as two are compared. */
export type ComparableRevision = {
  facts: Readonly<Record<RevisionFact, string>>
  lessons: readonly { slug: string; title: string; text: string; checks: readonly { id: string; hash: string }[] }[]
}
export const REVISION_FACTS = [
  'title',
  'summary',
  'level',
  'objectives',
  'prerequisites',
  'finish',
  'exams',
  'reserved',
  'product',
] as const
export type RevisionFact = (typeof REVISION_FACTS)[number]

export type RevisionChange =
  | { kind: 'fact-changed'; fact: RevisionFact }
  | { kind: 'lesson-added' | 'lesson-removed' | 'lesson-changed' | 'checks-changed'; title: string }
  | { kind: 'lessons-reordered' }

/** What a revision changed for its readers, against the one before; null before is the first revision. */
export function compareRevisions(before: ComparableRevision | null, after: ComparableRevision): RevisionChange[] {
  if (!before) return []
  const earlier = new Map(before.lessons.map((lesson) => [lesson.slug, lesson]))
  const later = new Set(after.lessons.map(({ slug }) => slug))
  const facts = REVISION_FACTS.filter((fact) => before.facts[fact] !== after.facts[fact])
  const changed = after.lessons.flatMap((lesson): RevisionChange[] => {
    const old = earlier.get(lesson.slug)
    if (!old) return [{ kind: 'lesson-added', title: lesson.title }]
    const text = old.text !== lesson.text || old.title !== lesson.title
    const checks = checksOf(old) !== checksOf(lesson)
    return [
      ...(text ? [{ kind: 'lesson-changed' as const, title: lesson.title }] : []),
      ...(checks ? [{ kind: 'checks-changed' as const, title: lesson.title }] : []),
    ]
  })
  const removed = before.lessons.filter(({ slug }) => !later.has(slug))
  const orderOf = (lessons: readonly { slug: string }[], kept: (slug: string) => boolean) =>
    lessons
      .map(({ slug }) => slug)
      .filter(kept)
      .join(' ')
  const isReordered =
    orderOf(before.lessons, (slug) => later.has(slug)) !== orderOf(after.lessons, (slug) => earlier.has(slug))
  return [
    ...facts.map((fact) => ({ kind: 'fact-changed' as const, fact })),
    ...changed,
    ...removed.map(({ title }) => ({ kind: 'lesson-removed' as const, title })),
    ...(isReordered ? [{ kind: 'lessons-reordered' as const }] : []),
  ]
}

const checksOf = ({ checks }: { checks: readonly { id: string; hash: string }[] }) =>
  checks.map(({ id, hash }) => `${id} ${hash}`).join('\n')
