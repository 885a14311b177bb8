import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { FileProblem } from '~/platform/file-problem'
import { type Place, readYaml, type YamlProblem } from '~/platform/yaml-file'
import { type CertificationDefinition, certificationSchema } from './definition'

export type CertificationFile = {
  slug: string
  file: string
  definition: CertificationDefinition
  placeOf(path: readonly (string | number)[]): Place
}

/** Reads `certifications/<slug>.yaml`, or says what is wrong with it. */
export function readCertificationFile(
  path: string,
  wordsOf: (problem: YamlProblem) => string,
): { item: CertificationFile | null; problems: FileProblem[] } {
  const slug = basename(path, '.yaml')
  const file = `certifications/${basename(path)}`
  const read = readYaml(readFileSync(path, 'utf8'), certificationSchema)
  if (!read.ok)
    return {
      item: null,
      problems: read.problems.map((problem) => ({
        file,
        line: problem.line,
        column: problem.column,
        severity: 'error',
        message: wordsOf(problem),
      })),
    }
  return { item: { slug, file, definition: read.value, placeOf: read.placeOf }, problems: [] }
}
