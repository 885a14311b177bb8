/** Beyond this many responses a sample stands for all of them. */
const MOST_CASES = 1_024
const SAMPLE = 300

/** All combinations of one choice from each list, or a sample of them. The lists must not be empty. */
export function combinations<T>(lists: readonly (readonly T[])[]): { all: T[][]; isAll: boolean } {
  const count = lists.reduce((product, list) => product * list.length, 1)
  if (count <= MOST_CASES) {
    const all = lists.reduce<T[][]>((made, list) => made.flatMap((row) => list.map((one) => [...row, one])), [[]])
    return { all, isAll: true }
  }
  return { all: sampled(lists), isAll: false }
}

/** Each choice alone beside the first of all others, then a spread of mixtures; the same ones every time. */
function sampled<T>(lists: readonly (readonly T[])[]): T[][] {
  const first = lists.flatMap((list) => list.slice(0, 1))
  const alone = lists.flatMap((list, at) =>
    list.map((one) => first.map((other, index) => (index === at ? one : other))),
  )
  const next = sequence()
  const mixed = Array.from({ length: SAMPLE }, () =>
    lists.flatMap((list) => list.slice(next() % list.length).slice(0, 1)),
  )
  return [...alone, ...mixed]
}

/** Every subset of at most `most` members, or a sample with all small and all nearly full ones. */
export function subsets<T>(items: readonly T[], most: number): { all: T[][]; isAll: boolean } {
  const bits = items.map((item) => [null, item] as const)
  if (2 ** items.length <= MOST_CASES) {
    const all = combinations(bits).all.map((row) => row.filter((one): one is T & {} => one !== null))
    return { all: all.filter((one) => one.length <= most), isAll: true }
  }
  const pairs = items.flatMap((one, at) => [[one], ...items.slice(at + 1).map((other) => [one, other])])
  const next = sequence()
  const mixed = Array.from({ length: SAMPLE }, () => items.filter(() => next() % 2 === 0))
  const all = [[], ...pairs, [...items], ...items.map((gone) => items.filter((one) => one !== gone)), ...mixed]
  return { all: all.filter((one) => one.length <= most), isAll: false }
}

/** Every order, or a sample with all exchanges of two. */
export function orders<T>(items: readonly T[]): { all: T[][]; isAll: boolean } {
  if (items.length <= 6) return { all: permutations(items), isAll: true }
  const next = sequence()
  const swapped = items.flatMap((_, a) => items.slice(a + 1).map((_other, b) => exchange(items, a, a + 1 + b)))
  const moved = items.flatMap((item, a) => items.map((_, b) => moveTo(items, item, a, b)))
  const mixed = Array.from({ length: SAMPLE }, () => shuffled(items, next))
  return { all: [[...items], [...items].reverse(), ...swapped, ...moved, ...mixed], isAll: false }
}

const permutations = <T>(items: readonly T[]): T[][] =>
  items.length === 0
    ? [[]]
    : items.flatMap((item, at) => permutations(items.filter((_, index) => index !== at)).map((rest) => [item, ...rest]))

const exchange = <T>(items: readonly T[], a: number, b: number): T[] =>
  items.flatMap((item, at) => (at === a ? items.slice(b, b + 1) : at === b ? items.slice(a, a + 1) : [item]))

function moveTo<T>(items: readonly T[], item: T, from: number, to: number): T[] {
  const rest = items.filter((_, index) => index !== from)
  return [...rest.slice(0, to), item, ...rest.slice(to)]
}

/** Numbers without a pattern that would meet the pattern of an item; always the same ones (Park and Miller 1988). */
function sequence(): () => number {
  let state = 20_011
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state >> 8
  }
}

function shuffled<T>(items: readonly T[], next: () => number): T[] {
  const rest = [...items]
  return items.flatMap(() => rest.splice(next() % rest.length, 1))
}
