import { formatRational, toNumber } from '~/platform/rational'
import { markOwnResponse } from './answer-question'
import type { Outcome } from './mark'
import type { Reason } from './reasons'
import { moduleOf, type Question, questionSchema } from './registry'

export type MarkedAnswer = {
  /** Exact, such as `1/3`. */
  fraction: string
  decimal: number
  outcome: Outcome
  reasons: readonly Reason[]
}
/** What is wrong with an entry, by its place: `[2].question.options[0].fraction`. */
type EntryProblem = { at: string; message: string }

/**
 * Marks a list of questions with an answer each, `[{ question, response }]`, or says everything that is wrong with it.
 * Questions are as the JSON Schema of questions has them; `v`, `title` and `tags` may be left out. Responses name parts
 * by the question's own ids; none, or null, is no answer.
 */
export function markAnswers(entries: unknown): { marks: MarkedAnswer[] } | { problems: EntryProblem[] } {
  if (!Array.isArray(entries))
    return { problems: [{ at: '', message: 'a list of entries was expected: [{ question, response }, …]' }] }
  const read = entries.map(readEntry)
  const problems = read.flatMap((entry) => ('problems' in entry ? entry.problems : []))
  if (problems.length > 0) return { problems }
  return { marks: read.flatMap((entry) => ('question' in entry ? [markEntry(entry)] : [])) }
}

type Entry = { question: Question; response: unknown }

function readEntry(entry: unknown, index: number): Entry | { problems: EntryProblem[] } {
  const at = `[${index}]`
  if (!isObject(entry)) return { problems: [{ at, message: 'an object was expected: { question, response }' }] }
  const { question: written, response } = entry
  if (!isObject(written))
    return {
      problems: [{ at: `${at}.question`, message: written === undefined ? 'is missing' : 'an object was expected' }],
    }
  const read = questionSchema.safeParse({ v: 1, title: 'Question', tags: [], ...written })
  if (!read.success) return { problems: problemsOf(`${at}.question`, read.error.issues) }
  const question: Question = read.data
  if (response === undefined || response === null) return { question, response: null }
  const given = moduleOf(question.type)?.responseSchema.safeParse(response)
  return given && !given.success
    ? { problems: problemsOf(`${at}.response`, given.error.issues) }
    : { question, response }
}

function markEntry({ question, response }: Entry): MarkedAnswer {
  const { fraction, outcome, reasons } = markOwnResponse(question, response)
  return { fraction: formatRational(fraction), decimal: toNumber(fraction), outcome, reasons }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const problemsOf = (at: string, issues: readonly { path: PropertyKey[]; message: string }[]): EntryProblem[] =>
  issues.map(({ path, message }) => ({
    at: `${at}${path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('')}`,
    message,
  }))
