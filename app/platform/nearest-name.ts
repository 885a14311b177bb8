/**
 * The known name somebody probably meant, or null: one that begins like the typed name (or the other way round, from
 * three letters on), else the one with the fewest slips, at most one for every three letters typed.
 */
export function nearestName(typed: string, known: Iterable<string>): string | null {
  const wanted = typed.toLowerCase().slice(0, 60)
  const ranked = [...known]
    .map((name) => ({ name, cost: costOf(wanted, name.toLowerCase()) }))
    .filter(({ cost }) => cost <= Math.max(1, Math.floor(wanted.length / 3)))
    .sort((a, b) => a.cost - b.cost || (a.name < b.name ? -1 : 1))
  return ranked[0]?.name ?? null
}

function costOf(a: string, b: string): number {
  const begins = Math.min(a.length, b.length) >= 3 && (a.startsWith(b) || b.startsWith(a))
  return begins ? 0.5 : slips(a, b)
}

/** Letters to add, drop, change or swap with their neighbour (optimal string alignment distance). */
function slips(a: string, b: string): number {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = cell(row, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const swap = swapped ? cell(before, j - 2) + 1 : Number.POSITIVE_INFINITY
      next.push(Math.min(cell(row, j) + 1, cell(next, j - 1) + 1, change, swap))
    }
    before = row
    row = next
  }
  return cell(row, b.length)
}

const cell = (row: readonly number[], column: number) => row[column] ?? Number.POSITIVE_INFINITY
