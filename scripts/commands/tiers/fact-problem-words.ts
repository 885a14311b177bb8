import type { FileProblem } from '~/areas/tiers/facts/fact-file'
import { FACT_KINDS, type FactProblem, type FactProblemCode } from '~/areas/tiers/facts/read-facts'

type Params = FactProblem['params']

const OF_FACTS: Record<FactProblemCode, (column: string, params: Params) => string> = {
  missing: (column) => `“${column}” is missing.`,
  'kind-unknown': (_, { text, meant }) =>
    `“${text}” is no kind of fact.${meant === undefined ? '' : ` Did you mean “${meant}”?`} The kinds are ${FACT_KINDS.join(', ')}.`,
  'word-unknown': (column, { text, words }) => `“${text}” is not among the words of ${column}: ${words}.`,
  'date-wrong': (column, { text }) =>
    `${column}: “${text}” is not a day such as 2026-06-01, or a moment such as 2026-06-01T09:00:00Z.`,
  'until-not-after': () => 'It ends before it begins: until must be later than date.',
  'number-wrong': (column, { text }) => `${column}: “${text}” is not a number such as 1250.50 or 1/3.`,
  'currency-wrong': (_, { text }) => `“${text}” is not a currency such as EUR.`,
  'id-twice': (_, { text }) => `Another fact has the id ${text}, too.`,
  'too-many-cells': () => 'The line has more cells than the first line has names.',
}

const OF_FILES: Record<FileProblem['code'], (params: Params) => string> = {
  empty: () => 'there is no fact in it.',
  'too-large': ({ megabytes }) => `it is larger than ${megabytes} MB.`,
  'too-many-lines': ({ limit }) => `it has more than ${limit} facts.`,
  'not-text': () => 'it is not text in UTF-8.',
  quotes: ({ line }) => `the quotation marks do not match near line ${line}.`,
  'json-wrong': ({ line }) => `it is not JSON, see line ${line}.`,
  'json-shape': ({ line }) =>
    `a list of facts is expected, or { "facts": [...] }${line === undefined ? '' : `, see line ${line}`}.`,
  'column-unknown': ({ name }) => `the column “${name}” is not known.`,
  'column-twice': ({ name }) => `the column “${name}” stands there twice.`,
  'column-missing': ({ name }) => `the column “${name}” is missing.`,
}

/** What is wrong with one fact of a file, for a terminal. */
export const factProblemText = ({ code, column, params }: FactProblem): string => OF_FACTS[code](column ?? '', params)

/** Why nothing of a file can be used. */
export const factFileText = ({ code, params }: FileProblem): string => OF_FILES[code](params)
