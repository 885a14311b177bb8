import { canonicalJson } from '~/platform/json'
import type { Programme } from '../language/programme'
import { type Finding, finding } from './finding'

/** What is known of the versions around. */
export type Versions = {
  /** Others of the same track that stand beside it, in any order. */
  readonly others: readonly Programme[]
  /** Those that are in force or announced already; a draft is one of them when it was published. */
  readonly published: readonly Programme[]
  /** The UTC day on which is asked, `2026-07-01`. */
  readonly today: string
}

/** What is wrong with a version beside the others of its track. */
export function versionFindings(programme: Programme, { others, published, today }: Versions): Finding[] {
  const siblings = others.filter((other) => other.track === programme.track)
  const { effective } = programme
  return [
    ...(siblings.some((other) => other.effective === effective)
      ? [finding('same-day', 'effective', { effective })]
      : []),
    ...changesThePast(programme, published, today),
    ...sameAsBefore(programme, [...siblings, ...published.filter(({ track }) => track === programme.track)]),
  ]
}

/** A day that has come has been decided by the rules that were in force: others come too late for it. */
function changesThePast(programme: Programme, published: readonly Programme[], today: string): Finding[] {
  const { track, effective } = programme
  const own = published.filter((version) => version.track === track)
  if (own.length === 0 || effective > today) return []
  const isTheSame = own.some((version) => canonicalJson(version) === canonicalJson(programme))
  return isTheSame ? [] : [finding('changes-the-past', 'effective', { effective, today })]
}

function sameAsBefore(programme: Programme, versions: readonly Programme[]): Finding[] {
  const before = versions
    .filter(({ effective }) => effective < programme.effective)
    .sort((a, b) => (a.effective < b.effective ? -1 : 1))
    .at(-1)
  return before && withoutDay(before) === withoutDay(programme)
    ? [finding('same-as-before', 'effective', { before: before.effective })]
    : []
}

const withoutDay = (programme: Programme): string => canonicalJson({ ...programme, effective: null })
