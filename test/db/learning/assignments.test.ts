import { afterAll, beforeEach, expect, test } from 'vitest'
import { courseOutline } from '~/areas/catalogue/course-outline.server'
import { answerCheck } from '~/areas/learning/answer-check.server'
import { assign, type NewAssignments } from '~/areas/learning/assign.server'
import { cancelAssignment } from '~/areas/learning/cancel-assignment.server'
import { type ExamFacts, myAssignments, teamAssignments } from '~/areas/learning/list-assignments.server'
import { completeLesson } from '~/areas/learning/record-lesson.server'
import { remindOfAssignments, tellAssignmentDue } from '~/areas/learning/remind.server'
import { teamProgress } from '~/areas/learning/team-progress.server'
import { viewCourseProgress } from '~/areas/learning/view-course-progress.server'
import type { PersonActor } from '~/platform/actor'
import { json } from '~/platform/json'
import { createCompiler } from '~/platform/mdx/mdx.server'
import { scratchContent } from '../content/scratch-content'
import { withDatabases } from '../databases'
import { DAY, type LearningWorld, learningWorld } from './learning-world'

const compiler = createCompiler({ timeoutMs: 20_000 })
const content = scratchContent()
afterAll(async () => {
  content.clear()
  await compiler.close()
})
const noExams: ExamFacts = { titleOf: () => undefined, passedAt: () => null }

withDatabases((_dialect, open) => {
  let world: LearningWorld
  beforeEach(async () => {
    world = await learningWorld(await open())
    await world.publish(content.root, compiler)
    return () => world.clear()
  })
  const webhooks = (people: readonly PersonActor[], part: Partial<NewAssignments> = {}): NewAssignments => ({
    target: { kind: 'course', slug: 'webhooks' },
    personIds: people.map(({ personId }) => personId),
    dueOn: '2026-12-04',
    ...part,
  })
  const petra = () => world.as(world.petra)
  const assigned = async (who: PersonActor) => myAssignments(world.as(who), noExams)

  test('a manager assigns, the people see it, and it is told once to each', async () => {
    const outcome = await assign(petra(), webhooks([world.lena, world.omid], { message: ' For the relaunch ' }))
    expect(outcome).toEqual({ assigned: 2, alreadyAssigned: 0, title: 'Reliable webhooks' })
    expect(await assigned(world.lena)).toMatchObject([
      {
        title: 'Reliable webhooks',
        assignedByName: 'Petra',
        message: 'For the relaunch',
        state: 'open',
        dueAt: Date.UTC(2026, 11, 4, 23) - 1,
        href: '/learn/courses/webhooks',
      },
    ])
    expect(await world.eventsOf('learning.assigned')).toHaveLength(2)
    const progress = await viewCourseProgress(world.as(world.lena), await courseOutline(petra(), 'webhooks'))
    expect(progress).toMatchObject({ isEnrolled: true, assignment: { state: 'open', assignedByName: 'Petra' } })
  })

  test('what is assigned already stays as it was', async () => {
    await assign(petra(), webhooks([world.lena]))
    const again = await assign(petra(), webhooks([world.lena, world.omid], { dueOn: '2027-01-15' }))
    expect(again).toMatchObject({ assigned: 1, alreadyAssigned: 1 })
    expect(await assigned(world.lena)).toMatchObject([{ dueAt: Date.UTC(2026, 11, 4, 23) - 1 }])
    expect(await world.eventsOf('learning.assigned')).toHaveLength(2)
  })

  test('from open through due soon and overdue to done', async () => {
    await assign(petra(), webhooks([world.lena, world.omid]))
    const state = async (who: PersonActor) => (await assigned(who))[0]?.state
    expect(await state(world.lena)).toBe('open')
    world.pass(6 * DAY)
    expect(await state(world.lena)).toBe('due-soon')
    for (const lesson of ['events', 'endpoint', 'retries'])
      await completeLesson(world.as(world.lena), { course: 'webhooks', lesson })
    const last = { course: 'webhooks', lesson: 'retries', check: 'twice', values: ['false'] }
    await answerCheck(world.as(world.lena), last)
    expect(await state(world.lena)).toBe('done')
    world.pass(7 * DAY)
    expect(await state(world.omid)).toBe('overdue')
    const team = await teamProgress(petra(), noExams)
    expect(team.totals).toEqual({ people: 3, learning: 0, finished: 1, overdue: 1 })
    expect(team.rows.find(({ name }) => name === 'Lena')).toMatchObject({ finished: 1, overdue: 0 })
    expect(team.rows.find(({ name }) => name === 'Petra')).toMatchObject({ courses: [], lastActiveAt: null })
  })

  test('an exam is done when it is passed', async () => {
    const target = { kind: 'exam', slug: 'integration-associate', title: 'Integration Associate' } as const
    await assign(petra(), webhooks([world.lena], { target }))
    const passedAt = world.now()
    const facts: ExamFacts = { titleOf: () => 'Integration Associate', passedAt: () => passedAt }
    expect(await myAssignments(world.as(world.lena), noExams)).toMatchObject([{ state: 'open' }])
    expect(await myAssignments(world.as(world.lena), facts)).toMatchObject([
      { state: 'done', title: 'Integration Associate', href: '/exams/integration-associate' },
    ])
  })

  test('a cancelled assignment is gone, and can be made anew', async () => {
    await assign(petra(), webhooks([world.lena]))
    const [{ id } = { id: '' }] = await assigned(world.lena)
    expect(await cancelAssignment(petra(), id)).toEqual({ cancelled: true })
    expect(await cancelAssignment(petra(), id)).toEqual({ cancelled: false })
    expect(await assigned(world.lena)).toEqual([])
    expect(await assign(petra(), webhooks([world.lena]))).toMatchObject({ assigned: 1 })
  })

  test.each([
    { name: 'a learner', who: 'lena', code: 'learning.not-a-manager' },
    { name: 'the vendor', who: 'tara', code: 'learning.not-a-manager' },
    { name: 'the manager of another company', who: 'tomas', code: 'learning.not-a-member' },
  ] as const)('$name cannot assign to Omid', async ({ who, code }) => {
    await expect(assign(world.as(world[who]), webhooks([world.omid]))).rejects.toMatchObject({ status: 403, code })
    expect(await world.eventsOf('learning.assigned')).toEqual([])
  })

  test('another company sees and cancels nothing of it', async () => {
    await assign(petra(), webhooks([world.lena]))
    const [{ id } = { id: '' }] = await assigned(world.lena)
    const tomas = world.as(world.tomas)
    expect(await teamAssignments(tomas, noExams)).toEqual([])
    expect((await teamProgress(tomas, noExams)).rows.map(({ name }) => name)).toEqual(['Tomas'])
    await expect(cancelAssignment(tomas, id)).rejects.toMatchObject({ status: 404 })
    await expect(teamProgress(world.as(world.lena), noExams)).rejects.toMatchObject({ status: 403 })
    expect(await assigned(world.lena)).toHaveLength(1)
  })

  test.each([
    { name: 'a day that does not exist', part: { dueOn: '2027-02-30' }, code: 'learning.due-not-a-date' },
    { name: 'yesterday', part: { dueOn: '2026-11-22' }, code: 'learning.due-past' },
    { name: 'a year typed wrong', part: { dueOn: '2206-11-22' }, code: 'learning.due-too-far' },
    { name: 'nobody', part: { personIds: [] }, code: 'learning.nobody-chosen' },
    {
      name: 'a course that is not there',
      part: { target: { kind: 'course', slug: 'herons' } as const },
      code: 'catalogue.course-not-found',
    },
  ])('$name is refused', async ({ part, code }) => {
    await expect(assign(petra(), webhooks([world.lena], part))).rejects.toMatchObject({ code })
  })

  test('each reminder is asked for once, and none for what is done', async () => {
    await assign(petra(), webhooks([world.lena, world.omid]))
    const facts: ExamFacts = { ...noExams, passedAt: (_slug, person) => (person === world.omid.personId ? 1 : null) }
    const asked = async () =>
      (await world.handle.db.selectFrom('jobs').selectAll().where('kind', '=', 'job').execute()).map((job) =>
        json<{ stage: string; personId: string; targetTitle: string }>(job.payload),
      )
    await remindOfAssignments(world.system(), facts)
    expect(await asked()).toEqual([])
    world.pass(6 * DAY)
    await remindOfAssignments(world.system(), facts)
    await remindOfAssignments(world.system(), facts)
    const [reminder, ...others] = await asked()
    expect(others).toEqual([])
    expect(reminder).toMatchObject({
      stage: 'due-soon',
      personId: world.lena.personId,
      targetTitle: 'Reliable webhooks',
    })
    world.pass(7 * DAY)
    await remindOfAssignments(world.system(), facts)
    expect((await asked()).map(({ stage }) => stage)).toEqual(['due-soon', 'overdue'])
    await tellAssignmentDue(world.system(), reminder as never)
    expect(await world.eventsOf('learning.assignment-due')).toMatchObject([{ stage: 'due-soon' }])
  })
})
