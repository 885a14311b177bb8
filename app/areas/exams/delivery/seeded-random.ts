/**
 * A repeatable source of chance: the same seed draws the same exam, so that a stored seed explains an attempt.
 * sfc32 (C. Doty-Humphrey, PractRand) seeded by four FNV-1a hashes; not for secrets.
 */
export function seededRandom(seed: string): () => number {
  let [a, b, c, d] = [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b].map((basis) => fnv1a(seed, basis)) as [
    number,
    number,
    number,
    number,
  ]
  const next = () => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return (t >>> 0) / 4_294_967_296
  }
  for (let warmUp = 0; warmUp < 12; warmUp++) next()
  return next
}

function fnv1a(text: string, basis: number): number {
  let hash = basis
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return hash | 0
}

/** A shuffled copy; every order is equally likely (Fisher and Yates). */
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const copy = [...items]
  for (let last = copy.length - 1; last > 0; last--) {
    const pick = Math.floor(random() * (last + 1))
    const kept = copy[last] as T
    copy[last] = copy[pick] as T
    copy[pick] = kept
  }
  return copy
}
