import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { describeYamlProblem } from '~/areas/catalogue/describe-yaml-problem'
import { certificationSchema } from '~/areas/certifications/definition'
import { readMoment } from '~/areas/tiers/facts/read-facts'
import type { OfferedCertification } from '~/areas/tiers/lint/vendor'
import type { KnownCertification } from '~/areas/tiers/parse/vocabulary'
import { translator } from '~/i18n/translator.server'
import { readYaml } from '~/platform/yaml-file'
import { UsageError } from '../usage-error'
import { type CatalogueCourse, readCourses } from './catalogue-courses'

/** Certifications that rules may name, and what earning each takes. */
export type OfferedByCatalogue = {
  readonly known: readonly KnownCertification[]
  readonly offered: readonly OfferedCertification[]
  readonly titles: ReadonlyMap<string, string>
  readonly steps: readonly CatalogueStep[]
}

/** What earning a certification takes; nobody may begin before `notBefore` (epoch ms). */
export type CatalogueStep = {
  readonly certification: string
  readonly minutes: number
  /** The length was not written down, and is guessed. */
  readonly isEstimate: boolean
  /** What is learned before, by whoever has not finished it yet. */
  readonly courses: readonly CatalogueCourse[]
  readonly after: readonly string[]
  readonly notBefore: number | null
}

/** How long an exam without a time limit is taken to be, in minutes. */
const USUAL_EXAM = 60

/** The folder `certifications` beside the rules or up to two folders above them, where content folders have it. */
export function catalogueBeside(file: string): OfferedByCatalogue | null {
  const folder = dirname(resolve(file))
  const found = ['.', '..', '../..'].map((up) => join(folder, up, 'certifications')).find(holdsYaml)
  return found ? readFolder(found) : null
}

const holdsYaml = (folder: string): boolean =>
  existsSync(folder) && readdirSync(folder).some((name) => name.endsWith('.yaml'))

/** `--certifications`: such a folder, or a YAML file of certifications with their hours. @throws UsageError */
export function readCatalogue(path: string): OfferedByCatalogue {
  if (!existsSync(path)) throw new UsageError(`--certifications: there is nothing at ${path}.`)
  return statSync(path).isDirectory() ? readFolder(path) : readHours(path)
}

const examSchema = z.looseObject({
  timeLimitMinutes: z.number().positive().optional(),
  courses: z.array(z.string()).default([]),
})

function readFolder(folder: string): OfferedByCatalogue {
  const catalogue = readCourses(join(folder, '../courses'))
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
  const read = files.sort().map((name) => {
    const definition = readWith(join(folder, name), certificationSchema)
    const slug = basename(name, '.yaml')
    const exam = join(folder, '../exams', `${definition.evidence.exam}.yaml`)
    const { timeLimitMinutes, courses } = existsSync(exam) ? readWith(exam, examSchema) : { courses: [] }
    const hasExam = existsSync(exam) || !existsSync(dirname(exam))
    return { slug, definition, hasExam, timeLimitMinutes, courses: courses.flatMap((one) => catalogue.get(one) ?? []) }
  })
  return {
    known: read.map(({ slug, definition: { ladder, rung } }) => ({ slug, ladder, rung })),
    offered: read.map(({ slug, definition, hasExam }) => ({
      slug,
      exam: hasExam ? definition.evidence.exam : null,
      retired: null,
    })),
    titles: new Map(read.map(({ slug, definition }) => [slug, definition.title])),
    steps: read.map(({ slug, definition, timeLimitMinutes, courses }) => ({
      certification: slug,
      minutes: timeLimitMinutes ?? USUAL_EXAM,
      isEstimate: timeLimitMinutes === undefined,
      courses,
      after: definition.prerequisites,
      notBefore: null,
    })),
  }
}

const hours = z.number().positive().max(10_000)

const hoursSchema = z.record(
  z.string(),
  z.strictObject({
    title: z.string().optional(),
    hours,
    courses: z.record(z.string(), hours).default({}),
    after: z.array(z.string()).default([]),
    notBefore: z.string().optional(),
    ladder: z.string().optional(),
    rung: z.number().int().min(1).optional(),
  }),
)

function readHours(file: string): OfferedByCatalogue {
  const entries = Object.entries(readWith(file, hoursSchema))
  requireOneLength(entries, file)
  return {
    known: entries.map(([slug, { ladder = null, rung = null }]) => ({ slug, ladder, rung })),
    offered: entries.map(([slug]) => ({ slug, exam: slug, retired: null })),
    titles: new Map(entries.map(([slug, { title }]) => [slug, title ?? slug])),
    steps: entries.map(([slug, { hours: own, courses, after, notBefore }]) => ({
      ...{ certification: slug, minutes: minutesIn(own), isEstimate: false, after },
      courses: Object.entries(courses).map(([course, long]) => ({ slug: course, minutes: minutesIn(long), also: [] })),
      notBefore: notBefore === undefined ? null : dayOf(notBefore, slug, file),
    })),
  }
}

const minutesIn = (of: number): number => Math.round(of * 60)

/** A course that prepares for several certifications is one course. @throws UsageError when it has two lengths */
function requireOneLength(entries: readonly [string, { courses: Readonly<Record<string, number>> }][], file: string) {
  const known = new Map<string, { hours: number; slug: string }>()
  for (const [slug, { courses }] of entries)
    for (const [course, long] of Object.entries(courses)) {
      const first = known.get(course) ?? { hours: long, slug }
      known.set(course, first)
      if (first.hours !== long)
        throw new UsageError(
          `${file}: the course ${course} takes ${first.hours} hours for ${first.slug}, and ${long} for ${slug}. It is one course: give it one length.`,
        )
    }
}

function dayOf(text: string, slug: string, file: string): number {
  const at = readMoment(text)
  if (at === null) throw new UsageError(`${file}: ${slug}.notBefore: “${text}” is not a day such as 2026-06-01.`)
  return at
}

function readWith<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> {
  const read = readYaml(readFileSync(file, 'utf8'), schema)
  if (read.ok) return read.value
  const t = translator('en', 'catalogue')
  const lines = read.problems.map(
    (problem) => `${file}:${problem.line}:${problem.column} ${describeYamlProblem(t, problem)}`,
  )
  throw new UsageError(`What earning certifications takes cannot be read.\n${lines.join('\n')}`)
}
