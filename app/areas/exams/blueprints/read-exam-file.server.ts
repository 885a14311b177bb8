import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { translator } from '~/i18n/translator.server'
import { type FileProblem, inFileOrder } from '~/platform/file-problem'
import { nearestName } from '~/platform/nearest-name'
import { type Path, type Place, readYaml, type YamlProblem } from '~/platform/yaml-file'
import { type ExamFile, examKeys, examSchema } from './blueprint'
import { EXAM_PROBLEM_WORDS, problemsOf } from './exam-problems'
import { RESERVED_SLUGS } from './reserved-slugs'

/** An exam that was read, with the places of what it names, for checks against pools, courses and certifications. */
export type ReadExam = { slug: string; file: string; exam: ExamFile; placeOf(path: Path): Place }

/** Reads `exams/<slug>.yaml`, or says what is wrong with it, each with its line. */
export function readExamFile(
  path: string,
  wordsOf: (problem: YamlProblem) => string,
): { item: ReadExam | null; problems: FileProblem[] } {
  const t = translator('en', 'exams')
  const slug = basename(path, '.yaml')
  const file = `exams/${basename(path)}`
  const report = ({ line, column }: Place, message: string): FileProblem => ({
    file,
    line,
    column,
    severity: 'error',
    message,
  })
  const read = readYaml(readFileSync(path, 'utf8'), examSchema)
  if (!read.ok) {
    const problems = read.problems.map((problem) => {
      const name = String(problem.params.name)
      const meant = problem.code === 'key-unknown' ? nearestName(name, examKeys) : null
      if (meant === null) return report(problem, wordsOf(problem))
      return report(
        problem,
        meant === name ? t('files.key-misplaced', { name }) : t('files.key-meant', { name, meant }),
      )
    })
    return { item: null, problems: inFileOrder(problems) }
  }
  const start = { line: 1, column: 1 }
  const problems = problemsOf(read.value).map(({ code, path: at, detail }) =>
    report(read.placeOf(at), t(EXAM_PROBLEM_WORDS[code], { detail })),
  )
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug)) problems.push(report(start, t('files.name-format')))
  if (RESERVED_SLUGS.includes(slug)) problems.push(report(start, t('files.name-reserved', { name: slug })))
  if (problems.length > 0) return { item: null, problems: inFileOrder(problems) }
  return { item: { slug, file, exam: read.value, placeOf: read.placeOf }, problems: [] }
}
