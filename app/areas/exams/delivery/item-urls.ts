/** Where what belongs to one question of an attempt is: its picture, the files handed in for it, its tries and hints. */
export function itemUrls(attempt: string, item: string) {
  const base = `/exams/attempts/${attempt}/items/${item}`
  return { image: `${base}/image`, files: `${base}/files`, tries: `${base}/tries`, hints: `${base}/hints` }
}
