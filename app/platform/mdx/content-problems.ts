/**
 * Everything that can be wrong with an authored text. The words are in the catalogue, namespace `content`.
 */
export const PROBLEM_MESSAGES = {
  'too-large': 'problems.too-large',
  'front-matter': 'problems.front-matter',
  'too-many-markers': 'problems.too-many-markers',
  'control-character': 'problems.control-character',
  'too-many-nodes': 'problems.too-many-nodes',
  'too-deep': 'problems.too-deep',
  'syntax-brace': 'problems.syntax-brace',
  'syntax-angle': 'problems.syntax-angle',
  'syntax-tag': 'problems.syntax-tag',
  'syntax-closing': 'problems.syntax-closing',
  'syntax-attribute': 'problems.syntax-attribute',
  'html-comment': 'problems.html-comment',
  esm: 'problems.esm',
  expression: 'problems.expression',
  html: 'problems.html',
  'node-refused': 'problems.node-refused',
  'heading-one': 'problems.heading-one',
  fragment: 'problems.fragment',
  'component-unknown': 'problems.component-unknown',
  'component-inline': 'problems.component-inline',
  'component-place': 'problems.component-place',
  'component-children': 'problems.component-children',
  'component-count': 'problems.component-count',
  'component-empty': 'problems.component-empty',
  'component-not-empty': 'problems.component-not-empty',
  'attribute-spread': 'problems.attribute-spread',
  'attribute-expression': 'problems.attribute-expression',
  'attribute-unknown': 'problems.attribute-unknown',
  'attribute-duplicate': 'problems.attribute-duplicate',
  'attribute-missing': 'problems.attribute-missing',
  'attribute-choice': 'problems.attribute-choice',
  'attribute-text': 'problems.attribute-text',
  'attribute-slug': 'problems.attribute-slug',
  'attribute-language': 'problems.attribute-language',
  'url-hidden': 'problems.url-hidden',
  'url-backslash': 'problems.url-backslash',
  'url-no-scheme': 'problems.url-no-scheme',
  'url-scheme': 'problems.url-scheme',
  'url-invalid': 'problems.url-invalid',
  'url-credentials': 'problems.url-credentials',
  'media-outside': 'problems.media-outside',
  'media-kind': 'problems.media-kind',
  'media-missing': 'problems.media-missing',
  'image-alt': 'problems.image-alt',
  'code-meta': 'problems.code-meta',
  'code-direction': 'problems.code-direction',
  'check-duplicate': 'problems.check-duplicate',
  'check-unknown': 'problems.check-unknown',
  'anchor-missing': 'problems.anchor-missing',
  'timed-out': 'problems.timed-out',
  'out-of-memory': 'problems.out-of-memory',
  'compile-failed': 'problems.compile-failed',
} as const

export type ProblemCode = keyof typeof PROBLEM_MESSAGES
export type ProblemMessageKey = (typeof PROBLEM_MESSAGES)[ProblemCode]

/** `line` and `column` start at 1. `params` are the arguments of the message. */
export type ContentProblem = {
  line: number
  column: number
  code: ProblemCode
  params: Readonly<Record<string, string | number>>
}

/**
 * The sentence for a person.
 *
 * @example describeProblem(translator('en', 'content'), problem)
 */
export const describeProblem = (
  t: (key: ProblemMessageKey, params: Record<string, string | number>) => string,
  problem: ContentProblem,
) => t(PROBLEM_MESSAGES[problem.code], { ...problem.params })

/** In reading order; of problems at one place the first found stays first. */
export const inReadingOrder = (problems: readonly ContentProblem[]) =>
  [...problems].sort((a, b) => a.line - b.line || a.column - b.column)
