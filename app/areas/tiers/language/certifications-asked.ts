import { type Definitions, NO_DEFINITIONS } from './definitions'
import type { Programme } from './programme'

/** Every certification that rules of a version may look at: by its name, by a ladder, or by a trait it has. */
export function certificationsAsked({ tiers, definitions = NO_DEFINITIONS }: Pick<Programme, 'tiers' | 'definitions'>) {
  const named = new Set(Object.keys(definitions.certifications))
  const read = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return
    if (isNaming(part)) for (const name of part.values) named.add(name)
    if (isHolding(part)) for (const name of part.certifications) named.add(name)
    for (const value of Object.values(part)) read(value)
  }
  read(tiers.map(({ requires }) => requires))
  read((definitions satisfies Definitions).numbers)
  read(definitions.competencies)
  return named
}

const isNaming = (part: object): part is { values: string[] } =>
  'field' in part && part.field === 'certification' && 'values' in part && Array.isArray(part.values)

const isHolding = (part: object): part is { certifications: string[] } =>
  'mode' in part && 'certifications' in part && Array.isArray(part.certifications)
