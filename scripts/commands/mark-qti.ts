import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { z } from 'zod'
import { describeProblem } from '~/areas/questions/formats/describe-problem'
import { markItem } from '~/areas/questions/formats/qti/mark-item'
import { translator } from '~/i18n/translator.server'
import { describeFileProblem } from '~/platform/file-problem'
import { textOfInput } from './input'

type Options = { responses: string; scoredOutside?: string; json?: boolean }

const HELP = `
Responses are a JSON object by the identifiers of the item's response declarations:
  {"RESPONSE": "A"}               one value; numbers and true/false may be written plainly
  {"RESPONSE": ["A", "C"]}        several values, in the order given where the order counts
  {"RESPONSE": ["A 1", "B 2"]}    pairs
  {"RESPONSE": "102 113"}         a point
  {"RESPONSE": {"x": 1.5}}        a record
  {"RESPONSE": null}              not answered, as is every response that is left out
They are given as they are, as @file, or as - to be read from the input.

Examples:
  rung questions mark-qti --json item.xml --responses '{"RESPONSE": "A"}'
  rung questions mark-qti --json item.xml --responses @answers.json

The answer is {"outcomes": {…}, "exact": {…}, "ignored": […]}: every outcome variable; those numbers that no decimal
says, as fractions; and given names that the item does not declare. An item that cannot be marked as its author meant it
is refused with exit code 1 and {"refused": {"code", "element", "line", "column", "reason"}}.`

export function addMarkQti(questions: Command): void {
  questions
    .command('mark-qti <item>')
    .description(
      'mark one QTI item (2.1, 2.2 or 3.0) and print its outcome variables; changes nothing, needs no database',
    )
    .requiredOption('--responses <json>', 'the responses as JSON, @file, or - for the input')
    .option('--scored-outside <json>', 'outcomes that people gave, which marking leaves as they are')
    .option('--json', 'print JSON, also when the item is refused')
    .addHelpText('after', HELP)
    .action(markQti)
}

async function markQti(path: string, options: Options): Promise<void> {
  const item = await readFile(path)
  const responses = await jsonObject('--responses', options.responses)
  const outside = options.scoredOutside ? await jsonObject('--scored-outside', options.scoredOutside) : {}
  const marking = markItem(item, responses, outside)
  if (!marking.ok) {
    const described = describeProblem(translator('en', 'questions'), path, marking.problem)
    process.exitCode = 1
    if (!options.json) return console.error(describeFileProblem(described))
    const { code, line, column, params } = marking.problem
    const element = params?.element ?? null
    return print({ refused: { code, element, line, column, reason: described.message } })
  }
  if (options.json) return print(marking.marked)
  for (const [name, value] of Object.entries(marking.marked.outcomes))
    console.log(`${name} = ${marking.marked.exact[name] ?? JSON.stringify(value)}`)
  for (const name of marking.marked.ignored) console.error(`The item does not declare ${name}; it was passed over.`)
}

const print = (value: unknown): void => console.log(JSON.stringify(value, null, 2))

const objectSchema = z.record(z.string(), z.unknown())

/** @throws Error with what to write instead when the text is no JSON object */
async function jsonObject(option: string, written: string): Promise<Record<string, unknown>> {
  const text = await textOf(written)
  try {
    return objectSchema.parse(JSON.parse(text))
  } catch {
    throw new Error(`${option}: a JSON object was expected, such as '{"RESPONSE": "A"}'.`)
  }
}

async function textOf(written: string): Promise<string> {
  if (written === '-') return textOfInput()
  return written.startsWith('@') ? readFile(written.slice(1), 'utf8') : written
}
