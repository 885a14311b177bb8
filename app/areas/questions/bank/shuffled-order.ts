/**
 * An order of these ids that a number names: the same number, the same order. Good enough to look at a question; exams draw
 * with their own generator.
 */
export function shuffledOrder(ids: readonly string[], number: number): string[] {
  const left = [...ids]
  const order: string[] = []
  // Each step takes one digit of the number in the base of what is left, as the numbering of permutations does.
  let rest = Math.abs(Math.trunc(number))
  while (left.length > 0) {
    const at = rest % left.length
    rest = Math.floor(rest / left.length)
    order.push(...left.splice(at, 1))
  }
  return order
}
