/**
 * The network that an address belongs to, for counting what comes from one place: whoever has an IPv6 address has the
 * 2^64 of its subnet (RFC 4291 §2.5.1), so its first 64 bits are the place. An IPv4 address stands for itself, however it
 * is written (`::ffff:192.0.2.1`). Nothing is `unknown`, which is one place for all.
 */
export function networkOf(address: string | null): string {
  const bare = address?.replace(/%.*$/, '').toLowerCase() ?? ''
  if (bare === '') return 'unknown'
  if (!bare.includes(':')) return bare
  const groups = groupsOf(bare)
  if (!groups) return bare
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff
  if (isMapped) return groups.slice(6).flatMap(bytesOf).join('.')
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`
}

/** The eight numbers of an IPv6 address; null when it is none. */
function groupsOf(address: string): number[] | null {
  const [head = '', tail, ...more] = address.split('::')
  if (more.length > 0) return null
  const before = readGroups(head)
  if (tail === undefined) return before?.length === 8 ? before : null
  const after = readGroups(tail)
  if (!before || !after || before.length + after.length > 7) return null
  return [...before, ...Array.from({ length: 8 - before.length - after.length }, () => 0), ...after]
}

function readGroups(text: string): number[] | null {
  if (text === '') return []
  const groups: number[] = []
  for (const part of text.split(':')) {
    const quad = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(part)
    if (quad) {
      const [a = 0, b = 0, c = 0, d = 0] = quad.slice(1).map(Number)
      groups.push(a * 256 + b, c * 256 + d)
    } else if (/^[0-9a-f]{1,4}$/.test(part)) groups.push(Number.parseInt(part, 16))
    else return null
  }
  return groups
}

const bytesOf = (group: number): [number, number] => [Math.floor(group / 256), group % 256]
