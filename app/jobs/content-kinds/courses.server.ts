import type { ParsedCourse } from '~/areas/catalogue/course'
import { publishCourse } from '~/areas/catalogue/publish-course.server'
import { type ReadCourse, readCourseFolder } from '~/areas/catalogue/read-course-folder.server'
import { readChecks } from '~/areas/questions/read-checks.server'
import { translator } from '~/i18n/translator.server'
import type { FileProblem } from '~/platform/file-problem'
import { foldersIn } from './content-files.server'
import type { ContentKind } from './content-kind'

/** A course that was read, with the places of what it names, for checks against the other kinds. */
export type CourseItem = { course: ParsedCourse; placeOf: ReadCourse['placeOf'] }

export const courses: ContentKind<CourseItem> = {
  name: 'courses',
  async read({ path, compiler }) {
    const items: CourseItem[] = []
    const problems: FileProblem[] = []
    for (const folder of foldersIn(path)) {
      const read = await readCourseFolder({ folder, compiler, readChecks })
      problems.push(...read.problems)
      if (read.course) items.push({ course: read.course, placeOf: read.placeOf })
    }
    return { items, problems }
  },
  check: (items) => items.flatMap((item) => unknownCourses(item, items)),
  async publish(ctx, { course }) {
    const { slug, revision, outcome } = await publishCourse(ctx, course)
    return { slug, changed: outcome !== 'unchanged' && outcome !== 'withdrawn', what: `${WORDS[outcome]} ${revision}` }
  },
}

const WORDS = {
  first: 'published as revision',
  'new-revision': 'now revision',
  unchanged: 'unchanged at revision',
  recompiled: 'compiled anew at revision',
  restored: 'offered again as revision',
  withdrawn: 'withdrawn, and unchanged at revision',
}

function unknownCourses({ course, placeOf }: CourseItem, all: readonly CourseItem[]): FileProblem[] {
  const t = translator('en', 'catalogue')
  const known = new Set(all.map((item) => item.course.slug))
  const named = [
    ...course.prerequisites.courses.map((slug, index) => ({ slug, at: ['prerequisites', 'courses', index] })),
    ...(course.translationOf === null ? [] : [{ slug: course.translationOf, at: ['translationOf'] }]),
  ]
  return named
    .filter(({ slug }) => !known.has(slug))
    .map(({ slug, at }) => ({
      file: `courses/${course.slug}/course.yaml`,
      ...placeOf(at),
      severity: 'error',
      message: t('files.course-unknown', { slug }),
    }))
}
