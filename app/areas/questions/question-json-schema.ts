import { z } from 'zod'
import { MODULES, questionSchema } from './registry'

/**
 * The JSON Schema (2020-12) of a question as it is stored and as the command line takes it. `$defs.responses` has the
 * response of each type. What spans several fields, such as ids that are used twice, no JSON Schema can say; reading a
 * question checks it all the same.
 */
export function questionJsonSchema(publicUrl: string): Record<string, unknown> {
  const { $schema, ...question } = z.toJSONSchema(questionSchema, { io: 'input' })
  const responses = MODULES.map(({ type, responseSchema }) => [type, bare(responseSchema)])
  return {
    $schema,
    $id: `${publicUrl}/help/question.schema.json`,
    title: 'Question',
    description: 'A question with its key. $defs.responses has the response of each type, by the ids of its question.',
    ...question,
    $defs: { ...(question.$defs as object | undefined), responses: Object.fromEntries(responses) },
  }
}

function bare(schema: z.ZodType) {
  const { $schema: _schema, ...rest } = z.toJSONSchema(schema, { io: 'input' })
  return rest
}
