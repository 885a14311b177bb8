/** Rows of many keys, asked in portions of 500: both databases limit the arguments of a statement. */
export async function inPortions<Row>(
  all: readonly string[],
  ask: (some: readonly string[]) => Promise<Row[]>,
): Promise<Row[]> {
  const rows: Row[] = []
  for (let from = 0; from < all.length; from += 500) rows.push(...(await ask(all.slice(from, from + 500))))
  return rows
}
