import type { Ctx } from '~/platform/context.server'
import { documentIds, putDocuments, removeDocuments, type SearchDocument } from '~/platform/search.server'
import type { ParsedCourse } from './course'

/** Brings what search knows of a course to its current revision. A reserved course is found, its lessons are not. */
export async function indexCourse(tx: Ctx, course: ParsedCourse): Promise<void> {
  const documents = documentsOf(course)
  const kept = new Set(documents.map(({ id }) => id))
  const known = await documentIds(tx.db, `lesson:${course.slug}/`)
  await removeDocuments(
    tx.db,
    known.filter((id) => !kept.has(id)),
  )
  await putDocuments(tx.db, documents, tx.now)
}

export async function forgetCourse(tx: Ctx, slug: string): Promise<void> {
  await removeDocuments(tx.db, [`course:${slug}`, ...(await documentIds(tx.db, `lesson:${slug}/`))])
}

function documentsOf(course: ParsedCourse): SearchDocument[] {
  const url = `/learn/courses/${course.slug}`
  const lessons = course.modules.flatMap(({ lessons: own }) => own)
  return [
    {
      id: `course:${course.slug}`,
      kind: 'course',
      locale: course.language,
      title: course.title,
      body: [course.summary, course.lead, ...course.topics, ...course.objectives.map(({ text }) => text)].join('\n'),
      url,
      audience: 'members',
    },
    ...lessons.map((lesson) => ({
      id: `lesson:${course.slug}/${lesson.slug}`,
      kind: 'lesson',
      locale: course.language,
      title: lesson.title,
      body: lesson.text,
      url: `${url}/${lesson.slug}`,
      audience: course.requiresBenefit === null ? 'members' : `benefit:${course.requiresBenefit}`,
    })),
  ]
}
