/** Plain JSON. */
export type Schema = { readonly [key: string]: unknown }

/** A mapping with these keys only, in the order in which they are written. */
export const object = (
  properties: Record<string, Schema>,
  required: readonly string[] = [],
  description?: string,
): Schema => ({
  ...(description && { description }),
  type: 'object',
  properties,
  ...(required.length > 0 && { required }),
  additionalProperties: false,
})

/** A mapping of which exactly one key is written. */
export const oneKeyOf = (properties: Record<string, Schema>, description?: string): Schema => ({
  ...object(properties, [], description),
  minProperties: 1,
  maxProperties: 1,
})

/** Definitions by their names. */
export const named = (definition: Schema, description: string): Schema => ({
  description,
  type: 'object',
  propertyNames: { $ref: '#/definitions/slug' },
  additionalProperties: definition,
})

/** A list with at least one item. */
export const list = (items: Schema, description?: string): Schema => ({
  ...(description && { description }),
  type: 'array',
  items,
  minItems: 1,
})

export const text = (description: string): Schema => ({ type: ['string', 'number'], minLength: 1, description })

export const whole = (minimum: number, maximum: number, description: string): Schema => ({
  type: 'integer',
  minimum,
  maximum,
  description,
})

/** At most one of the keys may be written. */
export const atMostOneOf = (keys: readonly string[]): Schema => ({
  allOf: keys.flatMap((a, index) => keys.slice(index + 1).map((b) => ({ not: { required: [a, b] } }))),
})
