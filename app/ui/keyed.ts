/** Gives the entries of a fixed list a React key by their place, for lists that are drawn once on the server. */
export const keyed = <Item>(items: readonly Item[]): { key: string; item: Item; index: number }[] =>
  items.map((item, index) => ({ key: String(index), item, index }))

/** `count` numbers from 0, for shapes that repeat. */
export const range = (count: number): number[] => Array.from({ length: Math.max(0, count) }, (_, index) => index)
