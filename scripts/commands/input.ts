import type { z } from 'zod'

/** Options as a form of the product would take them. @throws Error with a line for each option that is wrong */
export function checked<Schema extends z.ZodType>(schema: Schema, options: unknown): z.output<Schema> {
  const read = schema.safeParse(options)
  if (read.success) return read.data
  throw new Error(read.error.issues.map(({ path, message }) => `--${path[0]?.toString() ?? ''}: ${message}`).join('\n'))
}

/** The first line of what is piped in, such as a password that shall not stand in the shell's history. */
export async function lineFromInput(what: string): Promise<string> {
  if (process.stdin.isTTY) throw new Error(`Pipe ${what} into the command: printf '%s' "…" | npx rung …`)
  const text = await textOfInput()
  const [line = ''] = text.split(/\r?\n/)
  if (line === '') throw new Error(`The input was empty; ${what} was expected.`)
  return line
}

/** Everything that is piped in. */
export async function textOfInput(): Promise<string> {
  process.stdin.setEncoding('utf8')
  let text = ''
  for await (const chunk of process.stdin) text += chunk
  return text
}
