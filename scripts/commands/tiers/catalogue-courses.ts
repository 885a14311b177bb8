import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { readYaml } from '~/platform/yaml-file'

/** A course that prepares for an exam. Who has finished it, or one of `also` (its translations), has no need of it. */
export type CatalogueCourse = {
  readonly slug: string
  readonly minutes: number
  readonly also: readonly string[]
}

const courseSchema = z.looseObject({
  translationOf: z.string().optional(),
  modules: z.array(z.looseObject({ lessons: z.array(z.string()) })),
})
const lessonSchema = z.looseObject({ minutes: z.number().positive() })

/**
 * The courses of a content folder by their slug, with the minutes of their lessons. What cannot be read is left out: what
 * is wrong with it is said by `rung content check`.
 */
export function readCourses(folder: string): ReadonlyMap<string, CatalogueCourse> {
  const slugs = existsSync(folder) ? readdirSync(folder).filter((name) => !name.startsWith('.')) : []
  const read = slugs.sort().flatMap((slug) => {
    const course = readFile(join(folder, slug, 'course.yaml'), courseSchema)
    return course ? [{ slug, course }] : []
  })
  return new Map(
    read.map(({ slug, course }) => {
      const lessons = course.modules.flatMap((module) => module.lessons)
      const minutes = lessons.map((name) => readFile(join(folder, slug, `${name}.yaml`), lessonSchema)?.minutes ?? 0)
      const also = read.filter((other) => other.course.translationOf === slug).map((other) => other.slug)
      return [slug, { slug, minutes: minutes.reduce((sum, one) => sum + one, 0), also }]
    }),
  )
}

function readFile<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> | null {
  if (!existsSync(file)) return null
  const read = readYaml(readFileSync(file, 'utf8'), schema)
  return read.ok ? read.value : null
}
