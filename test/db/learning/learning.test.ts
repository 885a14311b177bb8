import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { courseOutline } from '~/areas/catalogue/course-outline.server'
import type { CoursePublished } from '~/areas/catalogue/events'
import { answerCheck } from '~/areas/learning/answer-check.server'
import { completionsOf } from '~/areas/learning/course-completions.server'
import { enrol } from '~/areas/learning/enrol.server'
import { FINISH_PUBLISHED_JOB, finishPublished, onCoursePublished } from '~/areas/learning/finish-published.server'
import { completeLesson, keepPlace } from '~/areas/learning/record-lesson.server'
import { saveNote } from '~/areas/learning/save-note.server'
import { viewCourseProgress } from '~/areas/learning/view-course-progress.server'
import { openLessonPage } from '~/areas/learning/view-lesson-page.server'
import { createCompiler } from '~/platform/mdx/mdx.server'
import { scratchContent } from '../content/scratch-content'
import { withDatabases } from '../databases'
import { DAY, type LearningWorld, learningWorld } from './learning-world'

const compiler = createCompiler({ timeoutMs: 20_000 })
afterAll(() => compiler.close())
const course = 'webhooks'

withDatabases((_dialect, open) => {
  let world: LearningWorld
  let content: ReturnType<typeof scratchContent>
  const leftovers: { clear(): void }[] = []
  beforeEach(async () => {
    world = await learningWorld(await open())
    content = scratchContent()
    leftovers.push(world, content)
    expect((await world.publish(content.root, compiler)).errors).toEqual([])
  })
  afterAll(() => {
    for (const leftover of leftovers) leftover.clear()
  })
  const lena = () => world.as(world.lena)
  const progress = async (ctx = lena()) => viewCourseProgress(ctx, await courseOutline(ctx, course))
  const done = (lesson: string, ctx = lena()) => completeLesson(ctx, { course, lesson })
  const answer = (lesson: string, check: string, ...values: string[]) =>
    answerCheck(lena(), { course, lesson, check, values })

  describe('taking a course', () => {
    test('from the first lesson to the end, with everything kept on the way', async () => {
      expect(await progress()).toMatchObject({ isEnrolled: false, lessonsDone: 0, minutesLeft: 32 })
      expect(await enrol(lena(), course)).toMatchObject({ isNew: true })
      expect(await enrol(lena(), course)).toMatchObject({ isNew: false })

      const first = await openLessonPage(lena(), course, 'events')
      expect(first).toMatchObject({ isDone: false, isPreview: false, previous: null, next: { slug: 'endpoint' } })
      expect(first.lesson.toc).toEqual([{ id: 'what-is-in-it', text: 'What is in it', depth: 2 }])
      await keepPlace(lena(), { course, lesson: 'events', place: 'what-is-in-it' })
      expect(await openLessonPage(lena(), course, 'events')).toMatchObject({ place: 'what-is-in-it' })

      expect(await done('events')).toMatchObject({ next: { slug: 'endpoint' }, justFinished: false })
      await done('endpoint')
      expect(await progress()).toMatchObject({ done: ['events', 'endpoint'], current: 'retries', minutesLeft: 12 })
      expect(await done('retries')).toMatchObject({ next: null, justFinished: false })
      expect(await progress()).toMatchObject({ lessonsDone: 3, checksRight: 0, checksNeeded: 1, completedAt: null })

      expect(await answer('events', 'what-is-it', '2')).toMatchObject({
        answered: { outcome: 'wrong' },
        justFinished: false,
      })
      expect(await answer('events', 'what-is-it', '1')).toMatchObject({
        answered: { outcome: 'right' },
        justFinished: true,
      })
      expect(await progress()).toMatchObject({ isFinished: true, completedAt: world.now() })
      expect(await completionsOf(lena(), world.lena.personId)).toEqual([
        { courseSlug: course, completedAt: world.now(), organisationId: world.bluefern.id },
      ])
      expect(await world.eventsOf('learning.course-completed')).toEqual([
        expect.objectContaining({
          personId: world.lena.personId,
          courseSlug: course,
          organisationId: world.bluefern.id,
        }),
      ])
    })

    test('opening a lesson enrols', async () => {
      await openLessonPage(lena(), course, 'endpoint')
      expect(await progress()).toMatchObject({ isEnrolled: true, current: 'endpoint', lessonsDone: 0 })
    })

    test('a note is kept for its writer alone, and an empty one is no note', async () => {
      await saveNote(lena(), { course, lesson: 'events', body: 'Ask Nikos\r\nabout ids' })
      expect(await openLessonPage(lena(), course, 'events')).toMatchObject({ note: { body: 'Ask Nikos\nabout ids' } })
      expect(await openLessonPage(world.as(world.omid), course, 'events')).toMatchObject({ note: null })
      await saveNote(lena(), { course, lesson: 'events', body: '  \n' })
      expect(await openLessonPage(lena(), course, 'events')).toMatchObject({ note: null })
    })

    test('vendor staff look at a lesson without leaving a trace', async () => {
      const tara = world.as(world.tara)
      expect(await openLessonPage(tara, course, 'events')).toMatchObject({ isPreview: true })
      const { answered } = await answerCheck(tara, { course, lesson: 'events', check: 'what-is-it', values: ['1'] })
      expect(answered.outcome).toBe('right')
      await completeLesson(tara, { course, lesson: 'events' })
      expect(await progress(tara)).toMatchObject({ isEnrolled: false, lessonsDone: 0, checksRight: 0 })
    })
  })

  describe('knowledge checks', () => {
    test('the key is not in the page, not even of a wrong answer', async () => {
      const before = await openLessonPage(lena(), course, 'events')
      expect(JSON.stringify(before.checks)).not.toMatch(/Right\.|fraction/)
      await answer('events', 'what-is-it', '2')
      const after = await openLessonPage(lena(), course, 'events')
      expect(after.checks['what-is-it']?.answered).toMatchObject({
        response: ['2'],
        outcome: 'wrong',
        options: [{ id: '2', right: false }],
      })
      expect(JSON.stringify(after.checks)).not.toContain('"right":true')
    })

    test.each([
      { name: 'a check that is not there', check: 'nothing', values: ['1'], code: 'learning.check-not-found' },
      { name: 'no answer', check: 'what-is-it', values: [], code: 'learning.check-not-answered' },
      { name: 'an empty answer', check: 'what-is-it', values: [''], code: 'learning.check-not-answered' },
    ])('$name is refused and nothing is kept', async ({ check, values, code }) => {
      await expect(answerCheck(lena(), { course, lesson: 'events', check, values })).rejects.toMatchObject({ code })
      expect(await progress()).toMatchObject({ isEnrolled: false })
    })

    test('an option that the question does not have is a wrong answer', async () => {
      expect(await answer('events', 'what-is-it', '99')).toMatchObject({ answered: { outcome: 'wrong', fraction: 0 } })
    })
  })

  describe('a new revision', () => {
    test('keeps everything: what was done, what was right, the place', async () => {
      await done('events')
      await answer('events', 'what-is-it', '1')
      await openLessonPage(lena(), course, 'retries')
      await keepPlace(lena(), { course, lesson: 'retries', place: 'choosing-a-schedule' })
      world.pass(DAY)
      content.edit('courses/webhooks/03-retries.mdx', 'Wait longer each time.', 'Wait longer each time, and then stop.')
      expect((await world.publish(content.root, compiler)).changed).toEqual(['webhooks: now revision 2'])

      expect(await progress()).toMatchObject({
        done: ['events'],
        checksRight: 1,
        current: 'retries',
        movedToRevision: true,
      })
      expect(await openLessonPage(lena(), course, 'retries')).toMatchObject({ place: 'choosing-a-schedule' })
    })

    test('that changes a question keeps that it was right, and asks it afresh', async () => {
      await answer('events', 'what-is-it', '1')
      content.edit('courses/webhooks/01-events.checks.gift', 'What is an event?', 'What does an event say?')
      await world.publish(content.root, compiler)
      expect(await progress()).toMatchObject({ checksRight: 1 })
      const { checks } = await openLessonPage(lena(), course, 'events')
      expect(checks['what-is-it']?.answered).toBeUndefined()
    })

    test('without a lesson does not count it any more; the rest stays done', async () => {
      await done('endpoint')
      await done('events')
      content.edit('courses/webhooks/course.yaml', '[01-events, 02-endpoint]', '[01-events]')
      content.remove('courses/webhooks/02-endpoint.mdx')
      content.remove('courses/webhooks/02-endpoint.yaml')
      await world.publish(content.root, compiler)
      expect(await progress()).toMatchObject({ done: ['events'], lessonsTotal: 2, minutesLeft: 12 })
      await expect(openLessonPage(lena(), course, 'endpoint')).rejects.toMatchObject({
        status: 404,
        code: 'catalogue.lesson-not-found',
      })
      await keepPlace(lena(), { course, lesson: 'endpoint', place: null })
      await keepPlace(lena(), { course: 'herons', lesson: 'endpoint', place: null })
    })

    test('that asks for less finishes the course for whoever has done the rest, once', async () => {
      await done('events')
      await done('retries')
      await answer('retries', 'twice', 'false')
      await done('events', world.as(world.omid))
      world.pass(DAY)
      content.edit('courses/webhooks/course.yaml', '[01-events, 02-endpoint]', '[01-events]')
      content.remove('courses/webhooks/02-endpoint.mdx')
      content.remove('courses/webhooks/02-endpoint.yaml')
      await world.publish(content.root, compiler)
      const [event] = (await world.eventsOf('catalogue.course-published')).slice(-1)
      const { courseSlug, revisionId } = event as unknown as CoursePublished
      const look = () => finishPublished(world.system(), { courseSlug, revisionId, after: '' })
      expect(await look()).toEqual({ finished: 1 })
      expect(await look()).toEqual({ finished: 0 })
      expect(await progress()).toMatchObject({ isFinished: true, completedAt: world.now() })
      expect(await world.eventsOf('learning.course-completed')).toMatchObject([
        { personId: world.lena.personId, organisationId: world.bluefern.id, completedAt: world.now() },
      ])
    })

    test('is looked at once, and not when a newer one has taken its place', async () => {
      const [first] = (await world.eventsOf('catalogue.course-published')) as unknown as CoursePublished[]
      if (!first) throw new Error('publishing tells of the revision')
      for (const _ of [1, 2]) await world.system().transaction((tx) => onCoursePublished(tx, first))
      const jobs = world.handle.db.selectFrom('jobs').select('id').where('name', '=', FINISH_PUBLISHED_JOB)
      expect(await jobs.execute()).toHaveLength(1)
      content.edit('courses/webhooks/03-retries.mdx', 'Wait longer each time.', 'Wait longer each time, and then stop.')
      await world.publish(content.root, compiler)
      expect(await finishPublished(world.system(), { ...first, after: '' })).toBeUndefined()
    })

    test('takes no completion back', async () => {
      for (const lesson of ['events', 'endpoint', 'retries']) await done(lesson)
      await answer('retries', 'twice', 'false')
      const completedAt = world.now()
      world.pass(DAY)
      content.edit('courses/webhooks/course.yaml', 'lessons: [03-retries]', 'lessons: [03-retries, 04-ordering]')
      content.write('courses/webhooks/04-ordering.mdx', 'Order is not promised.\n')
      content.write('courses/webhooks/04-ordering.yaml', 'title: Ordering\nminutes: 9\nobjectives: [retry]\n')
      await world.publish(content.root, compiler)
      expect(await progress()).toMatchObject({ isFinished: false, completedAt, current: 'ordering', minutesLeft: 9 })
      await done('ordering')
      expect(await completionsOf(lena(), world.lena.personId)).toMatchObject([{ completedAt }])
      expect(await world.eventsOf('learning.course-completed')).toHaveLength(1)
    })
  })

  test('twenty last steps at once finish the course once', async () => {
    await done('events')
    await done('endpoint')
    await answer('retries', 'twice', 'false')
    const steps = Array.from({ length: 20 }, (_, index) =>
      index % 2 === 0 ? done('retries') : answer('events', 'what-is-it', '1'),
    )
    const outcomes = await Promise.all(steps)
    expect(outcomes.filter(({ justFinished }) => justFinished)).toHaveLength(1)
    expect(await world.eventsOf('learning.course-completed')).toHaveLength(1)
    expect(await completionsOf(lena(), world.lena.personId)).toHaveLength(1)
  })

  test('two different last steps at once do not both miss the end', async () => {
    for (let round = 0; round < 5; round += 1) {
      const fresh = await learningWorld(await open())
      leftovers.push(fresh)
      await fresh.publish(content.root, compiler)
      const ctx = () => fresh.as(fresh.lena)
      await completeLesson(ctx(), { course, lesson: 'events' })
      await completeLesson(ctx(), { course, lesson: 'endpoint' })
      const last = await Promise.all([
        completeLesson(ctx(), { course, lesson: 'retries' }),
        answerCheck(ctx(), { course, lesson: 'retries', check: 'twice', values: ['false'] }),
      ])
      expect(last.filter(({ justFinished }) => justFinished)).toHaveLength(1)
    }
  })

  describe('a course that is reserved to a benefit', () => {
    beforeEach(async () => {
      content.edit('courses/webhooks/course.yaml', 'finish:', 'requires: {benefit: advanced-courses}\nfinish:')
      await world.publish(content.root, compiler)
    })
    const refused = { status: 403, code: 'catalogue.reserved' }

    test('refuses every way into its lessons to a company without the benefit', async () => {
      await expect(enrol(lena(), course)).rejects.toMatchObject(refused)
      await expect(openLessonPage(lena(), course, 'events')).rejects.toMatchObject(refused)
      await expect(done('events')).rejects.toMatchObject(refused)
      await expect(keepPlace(lena(), { course, lesson: 'events', place: null })).rejects.toMatchObject(refused)
      await expect(saveNote(lena(), { course, lesson: 'events', body: 'x' })).rejects.toMatchObject(refused)
      await expect(answer('events', 'what-is-it', '1')).rejects.toMatchObject(refused)
    })

    test('opens with the benefit, for that company only', async () => {
      world.grant(world.bluefern.id, 'advanced-courses')
      expect(await openLessonPage(lena(), course, 'events')).toMatchObject({ isPreview: false })
      await expect(openLessonPage(world.as(world.tomas), course, 'events')).rejects.toMatchObject(refused)
    })

    test('can be looked at by the vendor', async () => {
      expect(await openLessonPage(world.as(world.tara), course, 'events')).toMatchObject({ isPreview: true })
    })
  })
})
