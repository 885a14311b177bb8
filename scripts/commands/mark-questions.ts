import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { OUTCOME_LABELS } from '~/areas/questions/mark'
import { type MarkedAnswer, markAnswers } from '~/areas/questions/mark-answers'
import { REASON_LABELS } from '~/areas/questions/reasons'
import { translator } from '~/i18n/translator.server'
import { textOfInput } from './input'

const HELP = `
The file is a JSON list of questions, each with an answer to it:

  [{ "question": { "type": "true-false", "stem": { "format": "plain", "text": "2 + 2 = 4" }, "answer": true },
     "response": { "value": true } }]

Questions are as /help/question.schema.json has them; v, title and tags may be left out. Responses name options by the
question's own ids. No response, or null, is no answer. Example:

  rung questions mark --json answers.json

prints a list with { "fraction": "1/1", "decimal": 1, "outcome": "right", "reasons": [{ "code", "params"?, "text" }] }
for each entry, in their order. If anything cannot be read, nothing is marked: every mistake is named with its place,
such as [2].question.options[0].fraction, and the exit code is 1.`

export function addMark(questions: Command): void {
  questions
    .command('mark <file>')
    .description('mark answers to questions in a JSON file, or - for the input; changes nothing, needs no database')
    .option('--json', 'print JSON')
    .addHelpText('after', HELP)
    .action(mark)
}

async function mark(file: string, options: { json?: boolean }): Promise<void> {
  const read = markAnswers(parse(file, file === '-' ? await textOfInput() : await readFile(file, 'utf8')))
  if ('problems' in read)
    throw new Error(
      `Nothing was marked.\n${read.problems.map(({ at, message }) => `${file}: ${at || 'the file'}: ${message}`).join('\n')}`,
    )
  const marks = read.marks.map(inWords)
  if (options.json) return console.log(JSON.stringify(marks, null, 2))
  const t = translator('en', 'questions')
  for (const [index, { fraction, decimal, outcome, reasons }] of marks.entries())
    console.log(
      `[${index}] ${fraction} (${decimal}) ${t(OUTCOME_LABELS[outcome])}. ${reasons.map(({ text }) => text).join(' ')}`,
    )
}

function inWords(answer: MarkedAnswer) {
  const t = translator('en', 'questions')
  const reasons = answer.reasons.map((reason) => ({
    ...reason,
    text: t(REASON_LABELS[reason.code], { ...reason.params }),
  }))
  return { ...answer, reasons }
}

/** @throws Error with what the parser says */
function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new Error(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}
