/**
 * Something about a file that its author should look at. An `error` stops the publishing of everything; a `warning`
 * says how the file was read. `file` is relative to the content folder; lines and columns count from 1.
 */
export type FileProblem = {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly severity: 'error' | 'warning'
  /** What is wrong and what to write instead, as a sentence. */
  readonly message: string
}

export const hasErrors = (problems: readonly FileProblem[]): boolean =>
  problems.some(({ severity }) => severity === 'error')

/** By file, then in reading order. */
export const inFileOrder = (problems: readonly FileProblem[]): FileProblem[] =>
  [...problems].sort((a, b) => compareText(a.file, b.file) || a.line - b.line || a.column - b.column)

/** `courses/x/course.yaml:12:3 The key …`: editors and terminals make a link of the place. */
export const describeFileProblem = ({ file, line, column, severity, message }: FileProblem): string =>
  `${file}:${line}:${column} ${severity === 'warning' ? 'warning: ' : ''}${message}`

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
