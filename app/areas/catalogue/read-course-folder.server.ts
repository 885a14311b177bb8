import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { translator } from '~/i18n/translator.server'
import { type FileProblem, hasErrors, inFileOrder } from '~/platform/file-problem'
import { sha256Hex } from '~/platform/hash.server'
import { imageSizeOf } from '~/platform/image-size'
import { describeProblem } from '~/platform/mdx/content-problems'
import { attributeOf, walk } from '~/platform/mdx/content-tree'
import type { Compiler } from '~/platform/mdx/mdx.server'
import { parseContent } from '~/platform/mdx/parse-content'
import type { MediaFile } from '~/platform/mdx/prepare-lesson'
import { mediaTypeOf } from '~/platform/media-type'
import { formatRational, fromNumber } from '~/platform/rational'
import { type Path, type Place, readYaml, type YamlFile } from '~/platform/yaml-file'
import { type CourseMedia, type LessonCheck, mediaUrl, type ParsedCourse, type ParsedLesson } from './course'
import { type CourseFile, courseFileSchema, lessonFileSchema, lessonSlugOf } from './course-file'
import { describeYamlProblem } from './describe-yaml-problem'

/** Reads the knowledge checks of a lesson; the questions area knows how, the catalogue only keeps them. */
export type ReadChecks = (
  source: string,
  file: string,
) => {
  checks: readonly Omit<LessonCheck, 'objective'>[]
  /** Ids of all checks in the file, of those too that could not be read. */
  named: readonly string[]
  problems: readonly FileProblem[]
}

export type CourseReading = {
  /** The folder of one course; its name is the course's slug. */
  folder: string
  compiler: Pick<Compiler, 'compile'>
  readChecks: ReadChecks
}

/** A course that could be published, or what stands against it. Places are kept for checks against other files. */
export type ReadCourse = {
  course: ParsedCourse | null
  problems: readonly FileProblem[]
  placeOf: (path: Path) => Place
}

const LARGEST_MEDIUM = 100 * 1024 * 1024
const START: Place = { line: 1, column: 1 }

/**
 * Reads one course as its author keeps it in files: `course.yaml`, a text with its `.yaml` for each lesson, knowledge
 * checks in `.checks.gift` and files under `media/`. Reports everything that is wrong, never only the first thing.
 */
export async function readCourseFolder({ folder, compiler, readChecks }: CourseReading): Promise<ReadCourse> {
  const reading = createReading(folder)
  const file = reading.yaml('course.yaml', courseFileSchema)
  if (!file?.ok) return { course: null, problems: reading.problems, placeOf: () => START }

  const media = readMedia(reading)
  const lessons = new Map<string, ParsedLesson>()
  const used = new Set<string>()
  for (const [moduleIndex, { lessons: stems }] of file.value.modules.entries()) {
    for (const [index, stem] of stems.entries()) {
      const place = file.placeOf(['modules', moduleIndex, 'lessons', index])
      if (!reading.has(`${stem}.mdx`)) {
        reading.report('course.yaml', place, 'files.lesson-missing', { file: `${stem}.mdx` })
        continue
      }
      if (lessons.has(lessonSlugOf(stem))) {
        reading.report('course.yaml', place, 'files.lesson-twice', { slug: lessonSlugOf(stem) })
        continue
      }
      const lesson = await readLesson(reading, { stem, course: file.value, media, compiler, readChecks, used })
      if (lesson) lessons.set(lesson.slug, lesson)
    }
  }
  checkReferences(reading, file)
  warnOfLeftovers(reading, file.value, media, used)

  const problems = inFileOrder(reading.problems)
  const course = hasErrors(problems) ? null : courseOf(basename(folder), file.value, lessons, media)
  return { course, problems, placeOf: file.placeOf }
}

type Reading = ReturnType<typeof createReading>

function createReading(folder: string) {
  const t = translator('en', 'catalogue')
  const problems: FileProblem[] = []
  const prefix = `courses/${basename(folder)}`
  const names = filesIn(folder)
  const add = (name: string, place: Place, message: string, severity: FileProblem['severity'] = 'error') =>
    problems.push({ file: `${prefix}/${name}`, ...place, severity, message })

  return {
    problems,
    names,
    add,
    fileOf: (name: string) => `${prefix}/${name}`,
    has: (name: string) => names.includes(name),
    bytes: (name: string) => readFileSync(join(folder, name)),
    text: (name: string) => readFileSync(join(folder, name), 'utf8'),
    report: (name: string, place: Place, key: Parameters<typeof t>[0], values: Record<string, string | number> = {}) =>
      add(name, place, t(key, values)),
    warn: (name: string, place: Place, key: Parameters<typeof t>[0], values: Record<string, string | number> = {}) =>
      add(name, place, t(key, values), 'warning'),
    /** Null when the file is not there. */
    yaml<Schema extends Parameters<typeof readYaml>[1]>(name: string, schema: Schema) {
      if (!names.includes(name)) {
        add(name, START, t('files.missing', { file: name }))
        return null
      }
      const file = readYaml(readFileSync(join(folder, name), 'utf8'), schema)
      if (!file.ok) for (const problem of file.problems) add(name, problem, describeYamlProblem(t, problem))
      return file
    },
  }
}

/** Names relative to the folder; hidden files and what lies deeper than `media/` are the author's own affair. */
function filesIn(folder: string): string[] {
  const list = (below: string): string[] =>
    readdirSync(join(folder, below), { withFileTypes: true })
      .filter((entry) => !entry.name.startsWith('.'))
      .flatMap((entry) => {
        const name = below ? `${below}/${entry.name}` : entry.name
        if (entry.isDirectory()) return name === 'media' || name.startsWith('media/') ? list(name) : []
        return entry.isFile() ? [name] : []
      })
  return existsSync(folder) ? list('').sort() : []
}

function readMedia(reading: Reading): Map<string, CourseMedia> {
  const media = new Map<string, CourseMedia>()
  for (const name of reading.names.filter((found) => found.startsWith('media/'))) {
    const bytes = reading.bytes(name)
    if (bytes.length > LARGEST_MEDIUM)
      reading.report(name, START, 'files.medium-too-large', { limit: LARGEST_MEDIUM / 1024 / 1024 })
    const path = `./${name}`
    media.set(path, { path, sha256: sha256Hex(bytes), mediaType: mediaTypeOf(name), size: bytes.length, bytes })
  }
  return media
}

type LessonReading = {
  stem: string
  course: CourseFile
  media: ReadonlyMap<string, CourseMedia>
  compiler: CourseReading['compiler']
  readChecks: ReadChecks
  /** Media that some lesson shows. */
  used: Set<string>
}

async function readLesson(reading: Reading, of: LessonReading): Promise<ParsedLesson | null> {
  const { stem, course, media, used } = of
  const facts = reading.yaml(`${stem}.yaml`, lessonFileSchema)
  const source = reading.text(`${stem}.mdx`)
  const { checks, named, problems } = readLessonChecks(reading, of)
  reading.problems.push(...problems)

  const compiled = await of.compiler.compile({
    source,
    trust: 'operator',
    media: Object.fromEntries([...media.values()].map((medium) => [medium.path, fileForText(medium)])),
    checks: named,
  })
  if (!compiled.ok) {
    const t = translator('en', 'content')
    for (const problem of compiled.problems) reading.add(`${stem}.mdx`, problem, describeProblem(t, problem))
    return null
  }
  for (const path of compiled.lesson.media) used.add(path)
  const known = course.objectives.map(({ id }) => id)
  const objectiveOf = checkObjectives(reading, `${stem}.mdx`, source, known)
  for (const { id } of checks.filter((check) => !compiled.lesson.checks.includes(check.id)))
    reading.warn(`${stem}.checks.gift`, START, 'files.check-not-shown', { id })
  if (!facts?.ok) return null
  for (const [index, id] of facts.value.objectives.entries())
    if (!known.includes(id))
      reading.report(`${stem}.yaml`, facts.placeOf(['objectives', index]), 'files.objective-unknown', { id })

  const { lesson } = compiled
  return {
    slug: lessonSlugOf(stem),
    title: facts.value.title,
    minutes: facts.value.minutes,
    objectives: facts.value.objectives,
    source,
    code: lesson.code,
    moduleHash: lesson.hash,
    toc: lesson.toc,
    text: lesson.text,
    checks: lesson.checks.flatMap((id) => {
      const check = checks.find((found) => found.id === id)
      return check ? [{ ...check, objective: objectiveOf.get(id) ?? null }] : []
    }),
  }
}

function readLessonChecks(reading: Reading, { stem, readChecks }: LessonReading): ReturnType<ReadChecks> {
  const name = `${stem}.checks.gift`
  return reading.has(name)
    ? readChecks(reading.text(name), reading.fileOf(name))
    : { checks: [], named: [], problems: [] }
}

/** The objective that each check in the text names, held against those of the course. */
function checkObjectives(
  reading: Reading,
  name: string,
  source: string,
  known: readonly string[],
): Map<string, string> {
  const found = new Map<string, string>()
  const parsed = parseContent(source, { trust: 'operator' })
  if (!parsed.ok) return found
  walk(parsed.tree, (node) => {
    const objective = node.name === 'Check' ? attributeOf(node, 'objective') : undefined
    if (objective === undefined) return
    found.set(attributeOf(node, 'id') ?? '', objective)
    if (!known.includes(objective))
      reading.report(name, node.position?.start ?? START, 'files.objective-unknown', { id: objective })
  })
  return found
}

const fileForText = (medium: CourseMedia): MediaFile => ({
  url: mediaUrl(medium),
  size: medium.size,
  ...(medium.mediaType.startsWith('image/') ? imageSizeOf(medium.path, medium.bytes) : {}),
  ...(medium.mediaType === 'text/vtt' ? { text: new TextDecoder().decode(medium.bytes) } : {}),
})

/** What the file says about itself twice must agree with itself. */
function checkReferences(reading: Reading, file: YamlFile<CourseFile> & { ok: true }) {
  const seen = new Set<string>()
  for (const [index, { id }] of file.value.objectives.entries()) {
    if (seen.has(id))
      reading.report('course.yaml', file.placeOf(['objectives', index, 'id']), 'files.objective-twice', { id })
    seen.add(id)
  }
}

function warnOfLeftovers(
  reading: Reading,
  course: CourseFile,
  media: ReadonlyMap<string, CourseMedia>,
  used: ReadonlySet<string>,
) {
  const stems = new Set(course.modules.flatMap(({ lessons }) => lessons))
  for (const name of reading.names) {
    const stem = /^([^/]+?)(?:\.checks\.gift|\.mdx|\.yaml)$/.exec(name)?.[1]
    if (name === 'course.yaml' || !stem || stems.has(stem)) continue
    reading.warn(name, START, 'files.lesson-not-listed')
  }
  for (const path of media.keys()) if (!used.has(path)) reading.warn(path.slice(2), START, 'files.medium-not-shown')
}

const courseOf = (
  slug: string,
  file: CourseFile,
  lessons: ReadonlyMap<string, ParsedLesson>,
  media: ReadonlyMap<string, CourseMedia>,
): ParsedCourse => ({
  slug,
  title: file.title,
  summary: file.summary,
  lead: file.lead ?? file.summary,
  language: file.language,
  translationOf: file.translationOf ?? null,
  level: file.level,
  topics: file.topics,
  product: file.product,
  objectives: file.objectives,
  prerequisites: file.prerequisites ?? { courses: [], certifications: [] },
  requiresBenefit: file.requires?.benefit ?? null,
  preparesFor: file.preparesFor,
  finishChecks: formatRational(fromNumber(file.finish.checks)),
  authors: file.authors ?? null,
  modules: file.modules.map(({ title, lessons: stems }) => ({
    title,
    lessons: stems.flatMap((stem) => lessons.get(lessonSlugOf(stem)) ?? []),
  })),
  media: [...media.values()],
})
