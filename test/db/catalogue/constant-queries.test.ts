import { Kysely, PostgresDialect, type QueryId } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { openPostgresPool } from '#db/dialects/postgres'
import { openSqlite, RungSqliteDialect } from '#db/dialects/sqlite'
import type { Database } from '#db/tables'
import { listFolders } from '~/areas/assets/list-folders.server'
import { courseHistory, listAuthoredCourses } from '~/areas/catalogue/list-authored-courses.server'
import { listCourses } from '~/areas/catalogue/list-courses.server'
import { searchContent } from '~/areas/catalogue/search-content.server'
import { viewCourse } from '~/areas/catalogue/view-course.server'
import { createPerson } from '~/areas/identity/create-person.server'
import { assign } from '~/areas/learning/assign.server'
import { type ExamTitles, myAssignments, teamAssignments } from '~/areas/learning/list-assignments.server'
import { completeLesson } from '~/areas/learning/record-lesson.server'
import { teamProgress } from '~/areas/learning/team-progress.server'
import { viewCourseProgress } from '~/areas/learning/view-course-progress.server'
import { openLessonPage } from '~/areas/learning/view-lesson-page.server'
import { viewMyLearning } from '~/areas/learning/view-my-learning.server'
import { readBankView } from '~/areas/questions/bank/bank-filter'
import { listPools } from '~/areas/questions/bank/list-pools.server'
import { viewPool } from '~/areas/questions/bank/view-pool.server'
import { type Ctx, createContext } from '~/platform/context.server'
import { createCompiler } from '~/platform/mdx/mdx.server'
import { type ScratchContent, scratchContent } from '../content/scratch-content'
import { withDatabases } from '../databases'
import { type LearningWorld, learningWorld } from '../learning/learning-world'

const compiler = createCompiler({ timeoutMs: 20_000 })
afterAll(() => compiler.close())
const noExams: ExamTitles = new Map()

/** What the pages of this person read, each from a context of its own. */
const pages: Record<string, (ctx: (who: 'lena' | 'petra' | 'tara') => Ctx) => Promise<unknown>> = {
  'the catalogue and my learning': async (as) => viewMyLearning(as('lena'), await listCourses(as('lena'))),
  'a course': async (as) => viewCourseProgress(as('lena'), await viewCourse(as('lena'), 'webhooks')),
  'a lesson': (as) => openLessonPage(as('lena'), 'webhooks', 'events'),
  'my assignments': (as) => myAssignments(as('lena'), noExams),
  'the team': (as) => teamProgress(as('petra'), noExams),
  'the assignments of the team': (as) => teamAssignments(as('petra'), noExams),
  'the folders': (as) => listFolders(as('lena')),
  'a search': (as) => searchContent(as('lena'), 'event', 20),
  'the courses of authors': (as) => listAuthoredCourses(as('tara')),
  'the history of a course': (as) => courseHistory(as('tara'), 'webhooks'),
  'the pools': (as) => listPools(as('tara')),
  'a pool': (as) => viewPool(as('tara'), 'http', readBankView(new URLSearchParams('look=findings')), 1),
}

withDatabases((dialect, open) => {
  test('every page asks the database the same number of times, however much there is', async () => {
    const handle = await open()
    const world = await learningWorld(handle)
    const content = scratchContent()
    const counting = countingDatabase(dialect, handle.url)
    const as = (who: 'lena' | 'petra' | 'tara') =>
      createContext({ ...world.parts, db: counting.db }, { actor: world[who], requestId: 'request' })
    try {
      await world.publish(content.root, compiler)
      await completeLesson(world.as(world.lena), { course: 'webhooks', lesson: 'events' })
      const target = { kind: 'course', slug: 'webhooks' } as const
      await assign(world.as(world.petra), { target, personIds: [world.lena.personId], dueOn: '2026-12-24' })
      const few = await countEach(as, counting)
      await makeMuch(world, content)
      expect(await countEach(as, counting)).toEqual(few)
      expect(Math.max(...Object.values(few))).toBeLessThanOrEqual(12)
    } finally {
      await counting.close()
      content.clear()
      world.clear()
    }
  })
})

async function countEach(as: (who: 'lena' | 'petra' | 'tara') => Ctx, counting: ReturnType<typeof countingDatabase>) {
  const counts: Record<string, number> = {}
  for (const [name, read] of Object.entries(pages)) {
    counting.reset()
    await read(as)
    counts[name] = counting.count()
  }
  return counts
}

/** A second course and pool, a second revision, more people, more of everything they do. */
async function makeMuch(world: LearningWorld, content: ScratchContent) {
  content.edit('courses/webhooks/02-endpoint.mdx', 'Then work.', 'Then do the work.')
  content.write('courses/second/course.yaml', content.text('courses/webhooks/course.yaml'))
  for (const stem of ['01-events', '02-endpoint', '03-retries'] as const) {
    content.write(`courses/second/${stem}.mdx`, content.text(`courses/webhooks/${stem}.mdx`))
    content.write(`courses/second/${stem}.yaml`, content.text(`courses/webhooks/${stem}.yaml`))
  }
  for (const stem of ['01-events', '03-retries'] as const)
    content.write(`courses/second/${stem}.checks.gift`, content.text(`courses/webhooks/${stem}.checks.gift`))
  content.write('courses/second/media/pond.svg', content.text('courses/webhooks/media/pond.svg'))
  content.write('questions/other.gift', content.text('questions/http.gift'))
  content.write('assets/second/folder.yaml', 'title: Second\nsummary: More.\n')
  content.write('assets/second/file.md', 'words')
  const { errors } = await world.publish(content.root, compiler)
  expect(errors).toEqual([])

  const personIds = [world.lena.personId, world.omid.personId]
  for (let index = 0; index < 5; index += 1) {
    const memberships = [{ organisationId: world.bluefern.id, roles: ['learner' as const] }]
    const person = {
      name: `Person ${index}`,
      email: `p${index}@example.test`,
      locale: 'en',
      timeZone: 'UTC',
      memberships,
    }
    personIds.push((await createPerson(world.system(), person)).personId)
  }
  for (const slug of ['webhooks', 'second'])
    await assign(world.as(world.petra), { target: { kind: 'course', slug }, personIds, dueOn: '2026-12-24' })
  for (const who of [world.lena, world.omid])
    for (const course of ['webhooks', 'second'])
      for (const lesson of ['events', 'endpoint', 'retries']) await completeLesson(world.as(who), { course, lesson })
}

/** The same database through a connection that counts what it is asked. */
function countingDatabase(dialect: 'sqlite' | 'postgres', url: string) {
  const asked = new Set<QueryId>()
  const pool = dialect === 'postgres' ? openPostgresPool(url) : null
  const db = new Kysely<Database>({
    dialect: pool ? new PostgresDialect({ pool }) : new RungSqliteDialect(openSqlite(url)),
    log: (event) => {
      asked.add(event.query.queryId)
    },
  })
  return { db, count: () => asked.size, reset: () => asked.clear(), close: () => db.destroy() }
}
