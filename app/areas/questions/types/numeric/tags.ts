import { compare, exactDecimal, parseRational, ZERO } from '~/platform/rational'
import { type Numeric, TOLERANCES } from './schema'

/**
 * What Moodle's formats have no field for: margins that are a share or a factor, and units with their factor. The tags
 * `tolerance:relative`, `tolerance:geometric`, `unit:<factor>:<symbol>` and `unit-required:yes` say it; other readers
 * pass over them.
 */
export function readNumericTags(
  take: (name: string) => string[],
  notUnderstood: (tag: string) => void,
): Pick<Numeric, 'tolerance' | 'units'> {
  const named = take('tolerance').at(-1)
  const tolerance = named === undefined ? 'nominal' : TOLERANCES.find((kind) => kind === named)
  if (!tolerance) notUnderstood(`tolerance:${named}`)
  const list = take('unit').flatMap((tag) => {
    const at = tag.indexOf(':')
    const [factor, symbol] = [parseRational(tag.slice(0, Math.max(at, 0))), tag.slice(at + 1).trim()]
    const text = factor && compare(factor, ZERO) > 0 ? exactDecimal(factor) : null
    if (text !== null && symbol !== '') return [{ symbol, factor: text }]
    notUnderstood(`unit:${tag}`)
    return []
  })
  const required = take('unit-required').includes('yes')
  return { tolerance: tolerance ?? 'nominal', ...(list.length > 0 ? { units: { required, list } } : {}) }
}

export const writeToleranceTag = ({ tolerance }: Pick<Numeric, 'tolerance'>): string[] =>
  tolerance === 'nominal' ? [] : [`tolerance:${tolerance}`]

export const writeUnitTags = ({ units }: Pick<Numeric, 'units'>): string[] => [
  ...(units?.list.map(({ symbol, factor }) => `unit:${factor}:${symbol}`) ?? []),
  ...(units?.required ? ['unit-required:yes'] : []),
]
