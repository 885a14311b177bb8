import type { Command } from 'commander'
import { publishedExam } from '~/areas/exams/blueprints/published-exam.server'
import { readDraft } from '~/areas/exams/drafts/read-draft.server'
import { MOST_DRAWS, simulateExam } from '~/areas/exams/simulation/simulate-exam.server'
import type { Ctx } from '~/platform/context.server'
import { withComposition } from './composed'
import { simulationText } from './simulation-text'

/** Adds the command to its group, `rung exams`. */
export function simulateCommand(exams: Command): void {
  exams
    .command('simulate')
    .description('draw an exam many times and say what comes of it; changes nothing')
    .argument('<exam>', 'its short name')
    .option('--draws <count>', `how many, 2 to ${MOST_DRAWS}`, '1000')
    .option('--seed <text>', 'the same seed and pools give the same figures', 'rung')
    .option('--draft', 'the draft of the exam in place of what is published')
    .option('--json', 'everything, unrounded, as JSON')
    .addHelpText('after', HELP)
    .action(simulate)
}

const HELP = `
Each draw is for somebody who has seen no question yet; the exposure cap of the exam looks at the draws before.

  exposure   how often a question was given, as a share of the draws
  overlap    what two attempts, taken by chance, have in common, as a share of their questions
  predicted  the share of the points that people are expected to earn: from the last answers where a question has ten or
             more, else from its difficulty (easy 0.85, medium 0.65, hard 0.45, none 0.65); "basis" counts which

With --json: { exam, draws, seed, short, basis, exposure: [{ pool, externalId, state, share }],
overlap and predicted: { mean, least, most, standardDeviation, shares: [one for each draw] } }
"short" counts the draws that could not be filled; while it is not 0 the exit code is 1.

Examples:
  rung exams simulate integration-associate
  rung exams simulate integration-associate --draft --draws 5000 --json
`

type Options = { draws: string; seed: string; draft?: boolean; json?: boolean }

async function simulate(slug: string, options: Options): Promise<void> {
  const draws = Number(options.draws)
  if (!(Number.isInteger(draws) && draws >= 2 && draws <= MOST_DRAWS))
    throw new Error(`--draws: a whole number from 2 to ${MOST_DRAWS}.`)
  await withComposition(async (composition) => {
    const ctx = composition.systemContext('command line')
    const exam = options.draft ? await draftOf(ctx, slug) : await publishedOf(ctx, slug)
    const simulation = await simulateExam(ctx, { slug, exam, draws, seed: options.seed })
    console.log(
      options.json ? JSON.stringify({ exam: slug, ...simulation }, null, 2) : simulationText(slug, simulation),
    )
    if (simulation.short > 0) process.exitCode = 1
  })
}

async function publishedOf(ctx: Ctx, slug: string) {
  const exam = await publishedExam(ctx, slug)
  if (!exam) throw new Error(`There is no exam ${slug}.`)
  return exam
}

async function draftOf(ctx: Ctx, slug: string) {
  const draft = await readDraft(ctx, slug)
  if (!draft) throw new Error(`The exam ${slug} has no draft.`)
  if (!draft.exam) throw new Error(`The draft of ${slug} is not complete. Its page says what is missing.`)
  return draft.exam
}
