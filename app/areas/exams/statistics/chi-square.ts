/**
 * The share of chance results at least as uneven as this χ² value: the upper tail Q(df/2, x/2) of the regularised
 * incomplete gamma function, by its series below the mean and Lentz's continued fraction above
 * (Press et al., Numerical Recipes, §6.2). Exact to about twelve digits.
 */
export function chiSquareTail(value: number, degrees: number): number {
  const [a, x] = [degrees / 2, value / 2]
  if (x <= 0) return 1
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a))
  return x < a + 1 ? 1 - scale * series(a, x) : scale * fraction(a, x)
}

function series(a: number, x: number): number {
  let term = 1 / a
  let sum = term
  for (let n = a + 1; term > sum * 1e-16; n++) {
    term *= x / n
    sum += term
  }
  return sum
}

function fraction(a: number, x: number): number {
  const least = 1e-300
  let b = x + 1 - a
  let c = 1 / least
  let d = 1 / b
  let result = d
  for (let i = 1; i <= 10_000; i++) {
    const factor = -i * (i - a)
    b += 2
    d = 1 / nonZero(factor * d + b, least)
    c = nonZero(b + factor / c, least)
    result *= d * c
    if (Math.abs(d * c - 1) < 1e-15) break
  }
  return result
}

const nonZero = (value: number, least: number) => (Math.abs(value) < least ? least : value)

/** ln Γ of a multiple of one half, by its recurrence. */
function logGamma(a: number): number {
  let result = Number.isInteger(a) ? 0 : Math.log(Math.PI) / 2
  for (let step = Number.isInteger(a) ? 1 : 0.5; step < a; step++) result += Math.log(step)
  return result
}
