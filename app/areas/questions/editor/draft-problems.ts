import type { Draft } from './draft'

/** What a field of the form lacks. Its message is in the namespace `bank`. */
export type DraftProblem = { field: string; code: keyof typeof PROBLEM_WORDS; most?: number }

export const PROBLEM_WORDS = {
  missing: 'problems.missing',
  'too-few': 'problems.too-few',
  'too-long': 'problems.too-long',
  'too-many': 'problems.too-many',
  share: 'problems.share',
  number: 'problems.number',
  gaps: 'problems.gaps',
  pair: 'problems.pair',
  picture: 'problems.picture',
  shape: 'problems.shape',
  lesson: 'problems.lesson',
  objective: 'problems.objective',
  unit: 'problems.unit',
  words: 'problems.words',
  ids: 'problems.ids',
  'not-valid': 'problems.not-valid',
} as const

type Issue = { code: string; path: readonly PropertyKey[]; message: string; maximum?: unknown; minimum?: unknown }

/** What the schema refuses, said of the field of the form that it came from. One problem a field is enough. */
export function problemsOf(
  issues: readonly Issue[],
  draft: Draft,
  alias: Readonly<Record<string, string>>,
): DraftProblem[] {
  const names = new Set(draft.map(([name]) => name))
  const found = new Map<string, DraftProblem>()
  for (const issue of issues) {
    const problem = problemOf(issue, fieldAt(issue.path, draft, names, alias))
    const field = problem.field === '' ? fieldOfWhole(problem.code, draft) : problem.field
    if (!found.has(field)) found.set(field, { ...problem, field })
  }
  return [...found.values()]
}

/** The form's name for a place in the question: lists by the keys of their rows, and names that the form has otherwise. */
function fieldAt(
  path: readonly PropertyKey[],
  draft: Draft,
  names: ReadonlySet<string>,
  alias: Readonly<Record<string, string>>,
): string {
  const steps: string[] = []
  for (const step of path) {
    if (typeof step === 'number') {
      const list = steps.join('.')
      const key = draft.filter(([name]) => name === list)[step]?.[1]
      if (key === undefined) break
      steps.push(key)
    } else {
      const name = String(step)
      steps.push(steps.length > 0 && Object.hasOwn(alias, name) ? (alias[name] ?? name) : name)
    }
  }
  const last = steps.at(-1)
  if (last === 'fraction') steps[steps.length - 1] = 'share'
  if (steps[0] === 'image') return names.has(steps.join('.')) && steps[1] === 'alt' ? 'image.alt' : 'picture'
  const field = steps.join('.')
  return RICH.has(last ?? '') && !names.has(field) ? `${field}.text` : field
}

const RICH = new Set([
  'stem',
  'text',
  'feedback',
  'generalFeedback',
  'guide',
  'otherFeedback',
  'rightFeedback',
  'wrongFeedback',
])

/** Where a rule over the whole question is best mended. */
function fieldOfWhole(code: DraftProblem['code'], draft: Draft): string {
  if (code === 'gaps') return 'gaps'
  if (code === 'words') return 'length.maxWords'
  const answers = draft.flatMap(([name, value]) => (name === 'answers' ? [value] : []))
  const lost = draft.find(([name, value]) => /^prompts\.[^.]+\.answer$/.test(name) && !answers.includes(value))
  return code === 'pair' && lost ? lost[0] : 'stem.text'
}

function problemOf(issue: Issue, field: string): DraftProblem {
  return { field, ...codeOf(issue, field) }
}

function codeOf(issue: Issue, field: string): Omit<DraftProblem, 'field'> {
  const name = field.split('.').at(-1) ?? ''
  if (field === 'picture') return { code: 'picture' }
  if (/\.shape(?:\.|$)/.test(field)) return { code: 'shape' }
  if (issue.code === 'too_big')
    return {
      code: name === 'options' || name === 'answers' ? 'too-many' : 'too-long',
      most: Number(issue.maximum ?? 0),
    }
  if (name === 'share') return { code: 'share' }
  if (field === 'lesson' || field === 'objective') return { code: field }
  if (name === 'symbol') return { code: 'unit' }
  if (NUMBERS.has(name) || NUMBERS.has(String(issue.path.at(-1)))) return { code: 'number' }
  if (/^(?:every gap|the brackets)/.test(issue.message)) return { code: 'gaps' }
  if (/prompt names an answer/.test(issue.message) || (name === 'answer' && field.startsWith('prompts.')))
    return { code: 'pair' }
  if (/words are asked/.test(issue.message)) return { code: 'words' }
  if (/share an id/.test(issue.message)) return { code: 'ids' }
  if (issue.code === 'too_small' && LISTS.has(name)) return { code: 'too-few' }
  const isEmpty = issue.code === 'too_small' || /received undefined/.test(issue.message)
  return { code: isEmpty || issue.code === 'invalid_type' ? 'missing' : 'not-valid' }
}

const NUMBERS = new Set([
  'value',
  'margin',
  'factor',
  'weight',
  'most',
  'mostFiles',
  'mostBytes',
  'minWords',
  'maxWords',
])
const LISTS = new Set(['options', 'answers', 'prompts', 'items', 'gaps', 'regions', 'levels', 'criteria', 'accept'])
