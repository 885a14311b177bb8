import type { Schema } from '../parse/json-schema-parts'

/** What may stand at a place, by the JSON Schema of rule files. */
export type Place = {
  readonly schema: Schema
  /** The keys of a mapping in the order in which they are written; null where the order is the author's. */
  readonly keys: readonly string[] | null
}

export type Grammar = ReturnType<typeof createGrammar>

/** Looks up, in the JSON Schema, what a mapping is and what stands under its keys. */
export function createGrammar(schema: Schema) {
  /** All that a value may be, alternatives and references followed. */
  function placesOf(of: Schema): Place[] {
    if (typeof of.$ref === 'string') return placesOf(referred(schema, of.$ref))
    if (Array.isArray(of.anyOf)) return of.anyOf.flatMap((one: Schema) => placesOf(one))
    const isFixed = of.type === 'object' && of.additionalProperties === false
    return [{ schema: of, keys: isFixed ? Object.keys(propertiesOf(of)) : null }]
  }

  return {
    root: placesOf(schema),

    itemsOf: (places: readonly Place[]): Place[] =>
      places.flatMap(({ schema: { items } }) => (items ? placesOf(items as Schema) : [])),

    /** Which of the alternatives a mapping with these keys is: the first that knows most of them. */
    mappingOf(places: readonly Place[], keys: readonly string[]): Place | null {
      const fits = (place: Place) => keys.filter((key) => !place.keys || place.keys.includes(key)).length
      const mappings = places.filter(({ schema: { type } }) => type === 'object')
      return mappings.reduce<Place | null>((best, one) => (!best || fits(one) > fits(best) ? one : best), null)
    },

    valueOf({ schema: of }: Place, key: string): Place[] {
      const properties = propertiesOf(of)
      const own = Object.hasOwn(properties, key) ? properties[key] : of.additionalProperties
      return typeof own === 'object' && own !== null ? placesOf(own as Schema) : []
    },
  }
}

const propertiesOf = (of: Schema): Record<string, Schema> => (of.properties ?? {}) as Record<string, Schema>

const referred = (root: Schema, pointer: string): Schema =>
  pointer
    .split('/')
    .slice(1)
    .reduce<Schema>((of, step) => of[step] as Schema, root)
