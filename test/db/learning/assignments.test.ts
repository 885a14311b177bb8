import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { courseOutline } from '~/areas/catalogue/course-outline.server'
import { withdrawCourse } from '~/areas/catalogue/withdraw-course.server'
import { addMember } from '~/areas/identity/add-member.server'
import { deactivatePerson } from '~/areas/identity/deactivate-person.server'
import { answerCheck } from '~/areas/learning/answer-check.server'
import { assign, type NewAssignments } from '~/areas/learning/assign.server'
import { cancelAssignment } from '~/areas/learning/cancel-assignment.server'
import { closeOnLeaving, closeOnPass } from '~/areas/learning/close-assignments.server'
import { type ExamTitles, myAssignments, teamAssignments } from '~/areas/learning/list-assignments.server'
import { completeLesson } from '~/areas/learning/record-lesson.server'
import { remindOfAssignments, TELL_DUE_JOB, tellAssignmentDue } from '~/areas/learning/remind.server'
import { teamProgress } from '~/areas/learning/team-progress.server'
import { viewCourseProgress } from '~/areas/learning/view-course-progress.server'
import { openLessonPage } from '~/areas/learning/view-lesson-page.server'
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
const noExams: ExamTitles = new Map()
const exam = { kind: 'exam', slug: 'webhooks', title: 'Webhooks in practice' } as const

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
  const asked = async () =>
    (await world.handle.db.selectFrom('jobs').selectAll().where('name', '=', TELL_DUE_JOB).execute()).map((job) =>
      json<{ stage: string; personId: string; targetKind: string; targetTitle: string }>(job.payload),
    )
  const passed = (who: PersonActor, submittedAt: number, part: { passed?: boolean } = {}) =>
    world
      .system()
      .transaction((tx) =>
        closeOnPass(tx, { passed: true, examSlug: exam.slug, personId: who.personId, submittedAt, ...part }),
      )
  const finish = async (who: PersonActor) => {
    for (const lesson of ['events', 'endpoint', 'retries'])
      await completeLesson(world.as(who), { course: 'webhooks', lesson })
    const last = { course: 'webhooks', lesson: 'retries', check: 'twice', values: ['false'] }
    await answerCheck(world.as(who), last)
  }

  test('a manager assigns, the people see it, and it is told once to each', async () => {
    const outcome = await assign(petra(), webhooks([world.lena, world.omid], { message: ' For the relaunch ' }))
    expect(outcome).toEqual({
      ...{ assigned: 2, alreadyAssigned: 0, alreadyFinished: 0, resting: 0, title: 'Reliable webhooks' },
    })
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
    await finish(world.lena)
    expect(await state(world.lena)).toBe('done')
    world.pass(7 * DAY)
    expect(await state(world.omid)).toBe('overdue')
    const team = await teamProgress(petra(), noExams)
    expect(team.totals).toEqual({ people: 3, learning: 0, finished: 1, overdue: 1 })
    expect(team.rows.find(({ name }) => name === 'Lena')).toMatchObject({ finished: 1, overdue: 0 })
    expect(team.rows.find(({ name }) => name === 'Petra')).toMatchObject({ courses: [], lastActiveAt: null })
  })

  test('nobody is asked to sit an exam that rests for them', async () => {
    const restsFor = new Set([world.lena.personId])
    const outcome = await assign(petra(), webhooks([world.lena, world.omid], { target: { ...exam, restsFor } }))
    expect(outcome).toMatchObject({ assigned: 1, resting: 1, alreadyAssigned: 0 })
    expect(await assigned(world.lena)).toEqual([])
    expect(await assigned(world.omid)).toHaveLength(1)
  })

  test('an exam is done by a pass after it was asked for, not by an earlier one', async () => {
    const day = world.now()
    await passed(world.lena, day)
    world.pass(DAY)
    await assign(petra(), webhooks([world.lena], { target: exam }))
    await passed(world.lena, day)
    const titles: ExamTitles = new Map([['webhooks', exam.title]])
    const mine = () => myAssignments(world.as(world.lena), titles)
    expect(await mine()).toMatchObject([{ state: 'open', title: 'Webhooks in practice', href: '/exams/webhooks' }])

    world.pass(DAY)
    await passed(world.lena, world.now(), { passed: false })
    expect(await mine()).toMatchObject([{ state: 'open' }])
    await passed(world.lena, world.now())
    expect(await mine()).toMatchObject([{ state: 'done', doneAt: world.now() }])
    expect(await assign(petra(), webhooks([world.lena], { target: exam }))).toMatchObject({ assigned: 1 })
    expect((await mine()).map(({ state }) => state).sort()).toEqual(['done', 'open'])
  })

  test('a pass of an exam does not do the course of the same name', async () => {
    await assign(petra(), webhooks([world.lena]))
    await passed(world.lena, world.now())
    expect(await assigned(world.lena)).toMatchObject([{ kind: 'course', state: 'open' }])
    world.pass(6 * DAY)
    await remindOfAssignments(world.system(), noExams)
    expect(await asked()).toMatchObject([{ stage: 'due-soon', targetKind: 'course' }])
  })

  test('whoever has finished a course is not asked for it', async () => {
    await finish(world.lena)
    world.pass(DAY)
    const outcome = await assign(petra(), webhooks([world.lena, world.omid]))
    expect(outcome).toMatchObject({ assigned: 1, alreadyAssigned: 0, alreadyFinished: 1 })
    expect(await assigned(world.lena)).toEqual([])
    expect(await world.eventsOf('learning.assigned')).toMatchObject([{ personId: world.omid.personId }])
  })

  describe('somebody who belongs to two companies', () => {
    let lenaThere: PersonActor
    beforeEach(async () => {
      const { tamarack } = world
      lenaThere = { ...world.lena, organisationId: tamarack.id, organisationName: tamarack.name }
      const of = { personId: world.lena.personId, organisationId: tamarack.id, roles: ['learner'] as const }
      await world.system().transaction((tx) => addMember(tx, of))
    })
    const rowOf = async (manager: PersonActor) =>
      (await teamProgress(world.as(manager), noExams)).rows.find(({ name }) => name === 'Lena')

    test('is asked by both, and one pass does both', async () => {
      await assign(petra(), webhooks([world.lena], { target: exam }))
      const there = await assign(world.as(world.tomas), webhooks([world.lena], { target: exam }))
      expect(there).toMatchObject({ assigned: 1, alreadyAssigned: 0 })
      await passed(world.lena, world.now())
      for (const manager of [world.petra, world.tomas])
        expect(await teamAssignments(world.as(manager), noExams)).toMatchObject([{ state: 'done' }])
    })

    test('is seen by each manager in the courses taken for that company, with all that was done', async () => {
      const step = (lesson: string) => ({ course: 'webhooks', lesson })
      await completeLesson(world.as(world.lena), step('events'))
      expect(await rowOf(world.tomas)).toMatchObject({ courses: [], lastActiveAt: null })
      await openLessonPage(world.as(lenaThere), 'webhooks', 'endpoint')
      expect(await rowOf(world.tomas)).toMatchObject({ courses: [{ lessonsDone: 1, completedAt: null }] })
      await finish(lenaThere)
      const finished = { courses: [{ lessonsDone: 3, completedAt: world.now() }], finished: 1 }
      expect(await rowOf(world.tomas)).toMatchObject(finished)
      expect(await rowOf(world.petra)).toMatchObject(finished)
    })

    test('is seen by a manager who assigns what was finished elsewhere', async () => {
      await finish(world.lena)
      expect(await rowOf(world.tomas)).toMatchObject({ courses: [] })
      await assign(world.as(world.tomas), webhooks([world.lena]))
      expect(await rowOf(world.tomas)).toMatchObject({ finished: 1 })
    })
  })

  describe('what nobody can do any more', () => {
    const nobodyHears = async () => {
      world.pass(6 * DAY)
      await remindOfAssignments(world.system(), noExams)
      return (await asked()).length === 0 && (await teamAssignments(petra(), noExams)).length === 0
    }

    test('ends with the membership, and does not come back with it', async () => {
      await assign(petra(), webhooks([world.lena]))
      const of = { personId: world.lena.personId, organisationId: world.bluefern.id }
      const left = await world.handle.db
        .updateTable('memberships')
        .set({ ended_at: world.now() })
        .where('person_id', '=', of.personId)
        .executeTakeFirst()
      expect(left.numUpdatedRows).toBe(1n)
      expect(await assigned(world.lena)).toEqual([])
      await world.system().transaction((tx) => closeOnLeaving(tx, of))
      await world.system().transaction((tx) => addMember(tx, { ...of, roles: ['learner'] }))
      await world.system().transaction((tx) => closeOnLeaving(tx, of))
      expect(await assigned(world.lena)).toEqual([])
      expect(await nobodyHears()).toBe(true)
      expect(await assign(petra(), webhooks([world.lena]))).toMatchObject({ assigned: 1 })
    })

    test('rests while the course is withdrawn', async () => {
      await assign(petra(), webhooks([world.lena]))
      await withdrawCourse(world.system(), 'webhooks')
      expect(await nobodyHears()).toBe(true)
      expect(await assigned(world.lena)).toEqual([])
    })

    test('rests while the account is closed', async () => {
      await assign(petra(), webhooks([world.lena]))
      await deactivatePerson(world.system(), world.lena.personId)
      expect(await nobodyHears()).toBe(true)
    })

    test('is not told when it was asked for in time and done since', async () => {
      await assign(petra(), webhooks([world.lena]))
      world.pass(6 * DAY)
      await remindOfAssignments(world.system(), noExams)
      const [reminder] = await asked()
      await finish(world.lena)
      await tellAssignmentDue(world.system(), reminder as never)
      expect(await world.eventsOf('learning.assignment-due')).toEqual([])
    })
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
    await finish(world.omid)
    await remindOfAssignments(world.system(), noExams)
    expect(await asked()).toEqual([])
    world.pass(6 * DAY)
    await remindOfAssignments(world.system(), noExams)
    await remindOfAssignments(world.system(), noExams)
    const [reminder, ...others] = await asked()
    expect(others).toEqual([])
    expect(reminder).toMatchObject({
      stage: 'due-soon',
      personId: world.lena.personId,
      targetTitle: 'Reliable webhooks',
    })
    world.pass(7 * DAY)
    await remindOfAssignments(world.system(), noExams)
    expect((await asked()).map(({ stage }) => stage)).toEqual(['due-soon', 'overdue'])
    await tellAssignmentDue(world.system(), reminder as never)
    expect(await world.eventsOf('learning.assignment-due')).toMatchObject([{ stage: 'due-soon' }])
  })
})
