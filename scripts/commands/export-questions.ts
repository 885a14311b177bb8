import { writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { describeUnsayable } from '~/areas/questions/exports/describe-unsayable'
import { DOWNLOADS } from '~/areas/questions/exports/downloads'
import { exportPool } from '~/areas/questions/exports/export-pool.server'
import { QUESTION_STATES, type QuestionState } from '~/areas/questions/pool'
import { translator } from '~/i18n/translator.server'
import { withComposition } from './composed'

type Options = { format: string; pool: string; out?: string; states: string; id?: string[] }

export function addExport(questions: Command): void {
  questions
    .command('export')
    .description(
      'write the questions of a pool as a file; what the format cannot say is listed, never left out silently',
    )
    .requiredOption('--format <format>', DOWNLOADS.join(', '))
    .requiredOption('--pool <slug>', 'the pool')
    .option('--out <file>', 'where to write it; without it, to the output')
    .option('--states <list>', `which questions: ${QUESTION_STATES.join(', ')}; separated by commas`, 'live,trial')
    .option('--id <id...>', 'only these questions')
    .addHelpText('after', HELP)
    .action(run)
}

const HELP = `
Questions that the format cannot say are named on the error output, with the reason. Ends with 0 all the same; with 1
when there is no such pool or the options are wrong.

Examples:
  npx rung questions export --format gift --pool http-api --out http-api.gift
  npx rung questions export --format csv --pool http-api --states live`

async function run(options: Options): Promise<void> {
  const format = DOWNLOADS.find((known) => known === options.format)
  if (!format) throw new Error(`--format: there is ${DOWNLOADS.join(', ')}.`)
  const states = options.states.split(',').map((state) => state.trim())
  const unknown = states.find((state) => !(QUESTION_STATES as readonly string[]).includes(state))
  if (unknown !== undefined) throw new Error(`--states: ${unknown} is none. There are ${QUESTION_STATES.join(', ')}.`)
  await withComposition(async (composition) => {
    const made = await exportPool(composition.systemContext('command line'), {
      pool: options.pool,
      format,
      states: states as QuestionState[],
      ids: options.id ?? [],
      locale: 'en',
    })
    const t = translator('en', 'questions')
    for (const { externalId, title, why } of made.refused)
      console.error(`${externalId} (${title}): ${describeUnsayable(t, format, why)}`)
    if (options.out === undefined) process.stdout.write(made.file)
    else {
      await writeFile(options.out, made.file)
      console.log(`${made.written} questions written to ${options.out}, ${made.refused.length} not.`)
    }
  })
}
