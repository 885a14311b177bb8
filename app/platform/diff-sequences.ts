/** A stretch of a list: in both, only in the newer, or only in the older. */
export type DiffStretch<Item> = { readonly kind: 'same' | 'added' | 'removed'; readonly items: readonly Item[] }

/** Beyond this many steps of work the middle is given as replaced as a whole. */
const MOST_STEPS = 4_000_000

/**
 * The difference of two lists, as the longest common subsequence has it: as much as can be is the same. The stretches
 * that are not `added` are the older list, those that are not `removed` the newer one. None is empty, and no two of one
 * kind stand side by side.
 */
export function diffSequences<Item>(a: readonly Item[], b: readonly Item[]): DiffStretch<Item>[] {
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const found: { kind: DiffStretch<Item>['kind']; items: Item[] }[] = []
  const add = (kind: DiffStretch<Item>['kind'], items: readonly Item[]) => {
    const last = found.at(-1)
    if (items.length === 0) return
    if (last?.kind === kind) last.items.push(...items)
    else found.push({ kind, items: [...items] })
  }
  add('same', a.slice(0, start))
  between(a.slice(start, a.length - end), b.slice(start, b.length - end), add)
  add('same', a.slice(a.length - end))
  return found
}

function between<Item>(
  a: readonly Item[],
  b: readonly Item[],
  add: (kind: DiffStretch<Item>['kind'], items: readonly Item[]) => void,
): void {
  if (a.length * b.length > MOST_STEPS) {
    add('removed', a)
    add('added', b)
    return
  }
  // longest[i][j]: length of the longest common subsequence of a from i and b from j.
  const width = b.length + 1
  const longest = new Uint32Array((a.length + 1) * width)
  const at = (i: number, j: number) => longest[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const isInBoth = i < a.length && j < b.length && a[i] === b[j]
    const isGone = !isInBoth && i < a.length && (j >= b.length || at(i + 1, j) >= at(i, j + 1))
    if (isInBoth) add('same', a.slice(i, i + 1))
    else if (isGone) add('removed', a.slice(i, i + 1))
    else add('added', b.slice(j, j + 1))
    if (isInBoth || isGone) i++
    if (isInBoth || !isGone) j++
  }
}
