import type { Definitions } from '../language/definitions'

/** A definition that is made of itself, and by way of which others. */
export type Round = {
  readonly section: 'numbers' | 'competencies'
  readonly name: string
  readonly path: readonly string[]
}

/** Numbers and competencies that are defined by themselves: they would have no value. Each round is told once. */
export function findRounds({ numbers, competencies }: Definitions): Round[] {
  const made = new Map<string, readonly string[]>([
    ...numbers.map(({ slug, is }) => [`numbers ${slug}`, namesIn(is, competencies)] as const),
    ...competencies.map(({ slug, requires }) => [`competencies ${slug}`, namesIn(requires, competencies)] as const),
  ])
  const settled = new Set<string>()
  return [...made.keys()].flatMap((start): Round[] => {
    const path = pathBack(start, made, settled)
    for (const name of path ?? [start]) settled.add(name)
    const [section = '', name = ''] = start.split(' ')
    return path ? [{ section: section as Round['section'], name, path: path.map(plainName) }] : []
  })
}

const plainName = (name: string): string => name.slice(name.indexOf(' ') + 1)

/** The names on a way from a definition to itself, null when there is none. */
function pathBack(
  start: string,
  made: ReadonlyMap<string, readonly string[]>,
  settled: ReadonlySet<string>,
): string[] | null {
  const seen = new Set<string>()
  const follow = (name: string, path: readonly string[]): string[] | null => {
    for (const next of made.get(name) ?? []) {
      if (next === start) return [...path, next]
      if (seen.has(next) || settled.has(next)) continue
      seen.add(next)
      const found = follow(next, [...path, next])
      if (found) return found
    }
    return null
  }
  return follow(start, [start])
}

/** The definitions that something written speaks of. Whoever looks through competencies looks at all of them. */
function namesIn(written: unknown, competencies: Definitions['competencies']): string[] {
  if (typeof written !== 'object' || written === null) return []
  const { kind, name, competency, source } = written as Record<string, unknown>
  const own =
    kind === 'named'
      ? [`numbers ${name}`]
      : kind === 'competency'
        ? [`competencies ${competency}`]
        : source === 'competencies'
          ? competencies.map(({ slug }) => `competencies ${slug}`)
          : []
  return [...own, ...Object.values(written).flatMap((inner) => namesIn(inner, competencies))]
}
