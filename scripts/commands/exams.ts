import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { readMatrixFile } from '~/areas/exams/statistics/read-matrix-file.server'
import { type MatrixReport, reportMatrix } from '~/areas/exams/statistics/report-matrix'
import { moreTimeCommand } from './more-time'
import { simulateCommand } from './simulate'
import { columnsOf } from './text-table'

export function examsCommands(program: Command): void {
  const exams = program.command('exams').description('how exams draw, are sat and measure')

  exams
    .command('statistics')
    .description('classical test theory for a CSV table of marks; needs no database')
    .argument('<matrix.csv>', 'the table, or - to read it from the input')
    .option('--json', 'everything, unrounded, as JSON')
    .option('--seed <text>', 'of the bootstrap intervals', 'rung')
    .option('--samples <count>', 'how many bootstrap samples; 1000, and 200 for more than 50,000 marks')
    .addHelpText('after', STATISTICS_HELP)
    .action(statistics)

  simulateCommand(exams)
  moreTimeCommand(exams)
}

const STATISTICS_HELP = `
The table has a line for each attempt and a column for each question. The first line names the questions with their
maximum marks, in any of these ways:

  q1:1,q2:2          q1 (1),q2 (2)          q1 [1],q2 [2]          q1/1,q2/2          q1=1,q2=2

or two lines do, of which the second begins with "max":

  attempt,q1,q2
  max,1,2

A first column without a maximum mark holds the ids of the attempts. Cells are marks (0.5 or 1/3); an empty cell is a
question that the attempt was not given, and 0 is a mark. Commas, semicolons and tabs separate cells; behind semicolons
and tabs 0,5 is a half. Example:

  attempt,q1:1,q2:1,q3:2
  a,1,1,2
  b,1,0,1
  c,0,,0

Facility is a share of the maximum mark; discrimination, efficiency, weights, internal consistency and error ratio are
percentages; everything else is in marks. Variances and covariances divide by n - 1. What is undefined is null, and
"undefined" says why. Figures of a question are over the attempts that were given it.
`

type Options = { json?: boolean; seed: string; samples?: string }

async function statistics(file: string, options: Options): Promise<void> {
  const read = readMatrixFile(file === '-' ? await fromInput() : await readFile(file, 'utf8'))
  if (!read.ok) {
    const lines = read.problems.map(({ line, message }) => `${file}:${line}: ${message}`)
    throw new Error(`The table cannot be read.\n${lines.join('\n')}`)
  }
  const samples = options.samples === undefined ? undefined : Number(options.samples)
  if (samples !== undefined && !(Number.isInteger(samples) && samples >= 1 && samples <= 100_000))
    throw new Error('--samples: a whole number from 1 to 100000.')
  const report = reportMatrix(read.matrix, { seed: options.seed, ...(samples === undefined ? {} : { samples }) })
  console.log(options.json ? JSON.stringify(report, null, 2) : asText(report))
}

async function fromInput(): Promise<string> {
  process.stdin.setEncoding('utf8')
  let text = ''
  for await (const chunk of process.stdin) text += chunk
  return text
}

function asText({ attempts, total, questions, intervals }: MatrixReport): string {
  const figure = (value: number | null) => (value === null ? '–' : value.toFixed(3))
  const between = (interval: { low: number; high: number } | null) =>
    interval === null ? '–' : `${interval.low.toFixed(3)} to ${interval.high.toFixed(3)}`
  const totals = [
    ['attempts', String(attempts), ''],
    ['maximum mark', figure(total.maximumMark), ''],
    ['mean', figure(total.mean), between(intervals.total.mean)],
    ['median', figure(total.median), ''],
    ['standard deviation', figure(total.standardDeviation), ''],
    ['skewness', figure(total.skewness), ''],
    ['kurtosis', figure(total.kurtosis), ''],
    [
      'internal consistency %',
      figure(total.coefficientOfInternalConsistency),
      between(intervals.total.coefficientOfInternalConsistency),
    ],
    ['error ratio %', figure(total.errorRatio), ''],
    ['standard error', figure(total.standardError), between(intervals.total.standardError)],
  ]
  const head = ['question', 'max', 'n', 'facility', 'sd', 'discr. %', '95 % interval', 'effic. %', 'meant %', 'real %']
  const rows = questions.map((one, index) => [
    one.id,
    String(one.maximumMark),
    String(one.n),
    figure(one.facilityIndex),
    figure(one.standardDeviation),
    figure(one.discriminationIndex),
    between(intervals.questions[index]?.discriminationIndex ?? null),
    figure(one.discriminativeEfficiency),
    figure(one.intendedWeight),
    figure(one.effectiveWeight),
  ])
  return `${columnsOf([['exam', '', '95 % interval'], ...totals])}\n\n${columnsOf([head, ...rows])}`
}
