import { div, ONE, type Rational, rational, sub, sum } from '~/platform/rational'
import type { OrderingMarking } from './schema'

/** The mean mark of an order shuffled by chance, exact: every order of n items as likely as another. */
export function guessOrder(marking: OrderingMarking, count: number): Rational {
  if (marking === 'all-or-nothing') return rational(1n, factorial(count))
  // One item stands in its own place on average, and each neighbourhood is right once in n.
  if (marking !== 'longest-common-order') return rational(1, count)
  // The reversed order alone has no two items in order, and earns nothing.
  return div(sub(meanLongestRise(count), rational(1n, factorial(count))), rational(count))
}

/**
 * The mean length of a longest rising subsequence: by Schensted (1961) the length is the first row of a Young diagram,
 * and a diagram stands for as many orders as the square of its standard tableaux, which the hook lengths count.
 */
function meanLongestRise(count: number): Rational {
  const orders = factorial(count)
  return sum(
    partitions(count, count).map((shape) => {
      const tableaux = orders / hookProduct(shape)
      return rational(BigInt(shape[0] ?? 0) * tableaux * tableaux, orders)
    }),
  )
}

function partitions(of: number, largest: number): number[][] {
  if (of === 0) return [[]]
  return Array.from({ length: Math.min(of, largest) }, (_, index) => index + 1).flatMap((first) =>
    partitions(of - first, first).map((rest) => [first, ...rest]),
  )
}

function hookProduct(shape: readonly number[]): bigint {
  let product = 1n
  for (const [row, length] of shape.entries())
    for (let column = 0; column < length; column++) {
      const below = shape.filter((other, index) => index > row && other > column).length
      product *= BigInt(length - column + below)
    }
  return product
}

const factorial = (of: number): bigint => (of <= 1 ? ONE.num : BigInt(of) * factorial(of - 1))
