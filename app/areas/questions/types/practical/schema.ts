import { z } from 'zod'
import { LONGEST_LINE, lineSchema, optionIdSchema, questionBase, uniqueIds } from '../../question-base'

const expectation = { id: optionIdSchema }
const text = z.string().max(LONGEST_LINE)
const scalar = z.union([text, z.number(), z.boolean(), z.null()])
const headerName = z.string().regex(/^[a-z0-9!#$%&'*+.^_`|~-]{1,100}$/)
/** RFC 6901: empty for the whole document, else `/a/0/b`. */
const pointer = z
  .string()
  .max(LONGEST_LINE)
  .regex(/^(?:\/(?:[^~/]|~[01])*)*$/)

/** What a recorded call has to show. Names of headers are written in small letters. */
const expectationSchema = z.discriminatedUnion('kind', [
  z.object({ ...expectation, kind: z.literal('method'), equals: z.string().regex(/^[A-Z]{1,20}$/) }),
  z.object({ ...expectation, kind: z.literal('path'), equals: text }),
  z.object({ ...expectation, kind: z.literal('query'), name: lineSchema, equals: text }),
  z.object({ ...expectation, kind: z.literal('status'), equals: z.number().int().min(100).max(599) }),
  z.object({ ...expectation, kind: z.literal('request-header'), name: headerName, equals: text }),
  z.object({ ...expectation, kind: z.literal('response-header'), name: headerName, equals: text }),
  z.object({ ...expectation, kind: z.literal('request-body'), pointer, equals: scalar }),
  z.object({ ...expectation, kind: z.literal('response-body'), pointer, equals: scalar }),
])
export type Expectation = z.infer<typeof expectationSchema>

/** A real call to an operation of an API product, made in its sandbox. */
export const practicalSchema = z
  .object({
    ...questionBase,
    type: z.literal('practical'),
    product: lineSchema,
    /** The operation to call, by its id in the product's description. */
    operation: lineSchema,
    expects: z.array(expectationSchema).min(1).max(50),
  })
  .refine(({ expects }) => uniqueIds(expects), 'two expectations share an id')
export type Practical = z.infer<typeof practicalSchema>

const headers = z.record(headerName, z.string().max(8_000))

const recordedCallSchema = z.object({
  operation: lineSchema,
  method: z.string().max(20),
  path: z.string().max(2_000),
  query: z.record(z.string().max(LONGEST_LINE), z.string().max(2_000)),
  requestHeaders: headers,
  requestBody: z.json(),
  status: z.number().int().min(100).max(599),
  responseHeaders: headers,
  responseBody: z.json(),
})
export type RecordedCall = z.infer<typeof recordedCallSchema>

/** The call that counts, as the sandbox recorded it; only the server writes this. */
export const practicalResponseSchema = z.object({ call: recordedCallSchema.nullable() })
export type PracticalResponse = z.infer<typeof practicalResponseSchema>
