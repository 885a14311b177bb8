import { afterAll, beforeEach, expect, test } from 'vitest'
import { courseOutline } from '~/areas/catalogue/course-outline.server'
import { courseHistory } from '~/areas/catalogue/list-authored-courses.server'
import { listCourses } from '~/areas/catalogue/list-courses.server'
import { searchContent } from '~/areas/catalogue/search-content.server'
import { withdrawCourse } from '~/areas/catalogue/withdraw-course.server'
import { examTitles } from '~/areas/exams/blueprints/exam-titles.server'
import { examCatalogue, listExams } from '~/areas/exams/delivery/list-exams.server'
import { startAttempt } from '~/areas/exams/delivery/start-attempt.server'
import { submitAttempt } from '~/areas/exams/delivery/submit-attempt.server'
import { poolContents } from '~/areas/questions/pool-contents.server'
import { questionVersions } from '~/areas/questions/question-versions.server'
import { createCompiler } from '~/platform/mdx/mdx.server'
import { withDatabases } from '../databases'
import { type LearningWorld, learningWorld } from '../learning/learning-world'
import { type ScratchContent, scratchContent } from './scratch-content'

const compiler = createCompiler({ timeoutMs: 20_000 })
afterAll(() => compiler.close())

/** A part of the pool HTTP whose question shows a picture. */
const yamlPool = (id: string) => `title: HTTP
questions:
  - id: ${id}
    type: hotspot
    title: Where
    objective: receive
    difficulty: easy
    stem: Where does the event arrive?
    image: { file: map.gif, alt: A map }
    marking: all-or-nothing
    most: 1
    regions:
      - { id: a, label: At the pond, fraction: 1, shape: { kind: rect, x: 0, y: 0, width: 10, height: 10 } }
      - { id: b, label: In the reeds, fraction: 0, shape: { kind: rect, x: 20, y: 0, width: 10, height: 10 } }
`
/** The beginning of a GIF of 40 × 30 pixels. */
const GIF = 'GIF89a\u0028\u0000\u001e\u0000\u0000\u0000\u0000'

withDatabases((_dialect, open) => {
  let world: LearningWorld
  let content: ScratchContent
  const leftovers: { clear(): void }[] = []
  beforeEach(async () => {
    world = await learningWorld(await open())
    content = scratchContent()
    leftovers.push(world, content)
  })
  afterAll(() => {
    for (const leftover of leftovers) leftover.clear()
  })
  const publish = () => world.publish(content.root, compiler)
  const countRows = async () => {
    const { db } = world.handle
    const tables = [
      'courses',
      'course_revisions',
      'lesson_revisions',
      'course_media',
      'questions',
      'question_versions',
      'assets',
      'modules',
      'search_documents',
      'audit_log',
    ] as const
    const counts = tables.map(async (table) => {
      const { count } = await db
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      return [table, Number(count)] as const
    })
    return Object.fromEntries(await Promise.all(counts))
  }

  test('a pool may have a part in YAML, with pictures that are kept among the files', async () => {
    content.write('questions/http.yaml', yamlPool('where'))
    content.write('questions/http/map.gif', GIF)
    expect((await publish()).errors).toEqual([])
    const items = await poolContents(world.system(), ['http'])
    expect(items.map(({ type }) => type).filter((type) => type === 'hotspot')).toHaveLength(1)
    expect(items.length).toBeGreaterThan(1)
    const [question] = (
      await questionVersions(
        world.system(),
        items.filter(({ type }) => type === 'hotspot').map(({ versionId }) => versionId),
      )
    ).values()
    const image = question?.type === 'hotspot' ? question.image : null
    expect(image).toMatchObject({ width: 40, height: 30, mediaType: 'image/gif', alt: 'A map' })
    expect((await world.system().files.get(image?.sha256 ?? ''))?.toString('latin1')).toBe(GIF)
    expect((await publish()).changed).toEqual([])
  })

  test('what authors wrote is published, all of it at once', async () => {
    expect(await publish()).toEqual({
      errors: [],
      changed: [
        'webhooks: published as revision 1',
        'http: 3 added',
        'sales-kit: 1 added, 0 withdrawn',
        'en: 1 pages',
        'fa: 1 pages',
      ],
    })
    const course = await courseOutline(world.system(), 'webhooks')
    expect(course).toMatchObject({ revision: 1, minutes: 32, finishChecks: '1/2' })
    expect(course.modules.map(({ title, lessons }) => [title, lessons.map(({ slug }) => slug)])).toEqual([
      ['Receive', ['events', 'endpoint']],
      ['Survive', ['retries']],
    ])
    expect(course.lessons.map(({ checkIds }) => checkIds)).toEqual([['what-is-it'], [], ['twice']])
  })

  test('publishing the same again changes nothing', async () => {
    await publish()
    const before = await countRows()
    world.pass(60_000)
    expect(await publish()).toEqual({ errors: [], changed: [] })
    expect(await countRows()).toEqual(before)
  })

  test('a changed lesson makes a new revision, and the old text again makes another', async () => {
    await publish()
    content.edit('courses/webhooks/02-endpoint.mdx', 'Then work.', 'Then do the work.')
    expect((await publish()).changed).toEqual(['webhooks: now revision 2'])
    content.write('courses/webhooks/02-endpoint.mdx', content.text('courses/webhooks/02-endpoint.mdx'))
    expect((await publish()).changed).toEqual(['webhooks: now revision 3'])
    expect((await publish()).changed).toEqual([])
    const { revisions } = await courseHistory(world.as(world.tara), 'webhooks')
    expect(revisions.map(({ number, changes }) => [number, changes])).toEqual([
      [3, [{ kind: 'lesson-changed', title: 'Your first endpoint' }]],
      [2, [{ kind: 'lesson-changed', title: 'Your first endpoint' }]],
      [1, []],
    ])
  })

  test('a changed medium is a new revision, because the lesson shows another picture', async () => {
    await publish()
    content.edit('courses/webhooks/media/pond.svg', 'width="40"', 'width="80"')
    expect((await publish()).changed).toEqual(['webhooks: now revision 2'])
  })

  test('a question that changes is a new version of itself, one that goes is retired and comes back', async () => {
    await publish()
    const first = await poolContents(world.system(), ['http'])
    expect(first.map(({ externalId, state }) => `${externalId} ${state}`).sort()).toEqual([
      'on-trial trial',
      'retry-when live',
      'what-is-it live',
    ])
    content.edit('questions/http.gift', 'What is an event? {=what', 'What does an event say? {=what')
    expect((await publish()).changed).toEqual(['http: 1 changed'])
    const second = await poolContents(world.system(), ['http'])
    const idsOf = (items: typeof first) => items.map(({ questionId }) => questionId).sort()
    expect(idsOf(second)).toEqual(idsOf(first))
    const changed = second.filter(({ versionId }) => !first.some((item) => item.versionId === versionId))
    expect(changed.map(({ externalId }) => externalId)).toEqual(['what-is-it'])

    const [pool, ...blocks] = content.text('questions/http.gift').split(/\n\n/)
    content.write('questions/http.gift', [pool, blocks[0]].join('\n\n'))
    expect((await publish()).changed).toEqual(['http: 1 changed, 2 retired'])
    expect((await poolContents(world.system(), ['http'])).map(({ externalId }) => externalId)).toEqual(['what-is-it'])
    const kept = await questionVersions(
      world.system(),
      first.map(({ versionId }) => versionId),
    )
    expect(kept.size).toBe(3)

    content.write('questions/http.gift', content.text('questions/http.gift'))
    expect((await publish()).changed).toEqual(['http: 2 restored'])
  })

  test.each([
    {
      name: 'a component that lessons do not have',
      break: (files: ScratchContent) =>
        files.edit('courses/webhooks/02-endpoint.mdx', 'Then work.', 'Then <Marquee />.'),
      error: /^courses\/webhooks\/02-endpoint\.mdx:5 .*Marquee/,
    },
    {
      name: 'a check without a right answer',
      break: (files: ScratchContent) =>
        files.edit('courses/webhooks/01-events.checks.gift', '=what happened', '~what happened'),
      error: /^courses\/webhooks\/01-events\.checks\.gift:2 .*right answer/,
    },
    {
      name: 'a check that no file asks',
      break: (files: ScratchContent) => files.edit('courses/webhooks/03-retries.mdx', 'id="twice"', 'id="thrice"'),
      error: /^courses\/webhooks\/03-retries\.mdx:7 .*thrice/,
    },
    {
      name: 'a picture that is not there',
      break: (files: ScratchContent) => files.remove('courses/webhooks/media/pond.svg'),
      error: /^courses\/webhooks\/01-events\.mdx:5 .*pond\.svg/,
    },
    {
      name: 'an objective that the course does not have, in a lesson',
      break: (files: ScratchContent) => files.edit('courses/webhooks/03-retries.yaml', '[retry]', '[receive, fly]'),
      error: /^courses\/webhooks\/03-retries\.yaml:3 .*“fly” is not an objective/,
    },
    {
      name: 'an objective that the course does not have, in a check',
      break: (files: ScratchContent) =>
        files.edit('courses/webhooks/03-retries.mdx', 'objective="retry"', 'objective="fly"'),
      error: /^courses\/webhooks\/03-retries\.mdx:7 .*“fly” is not an objective/,
    },
    {
      name: 'a lesson without its text',
      break: (files: ScratchContent) => files.remove('courses/webhooks/02-endpoint.mdx'),
      error: /^courses\/webhooks\/course\.yaml:16 .*02-endpoint\.mdx/,
    },
    {
      name: 'a key that is not one',
      break: (files: ScratchContent) =>
        files.edit('courses/webhooks/course.yaml', 'level: associate', 'level: associate\nlevels: 3'),
      error: /^courses\/webhooks\/course\.yaml:5 “levels” is not a key/,
    },
    {
      name: 'a level that is not one',
      break: (files: ScratchContent) => files.edit('courses/webhooks/course.yaml', 'level: associate', 'level: expert'),
      error: /^courses\/webhooks\/course\.yaml:4 “level” must be one of: foundation, associate, professional/,
    },
    {
      name: 'a pool question without a right answer',
      break: (files: ScratchContent) => files.edit('questions/http.gift', '{=after a timeout', '{~after a timeout'),
      error: /^questions\/http\.gift:7 .*right answer/,
    },
    {
      name: 'a pool question whose objective nobody teaches',
      break: (files: ScratchContent) => files.edit('questions/http.gift', 'objective:receive', 'objective:fly'),
      error: /^questions\/http\.gift:3 .*“fly” is not an objective/,
    },
    {
      name: 'a pool question whose lesson is not there',
      break: (files: ScratchContent) => files.edit('questions/http.gift', 'webhooks/retries', 'webhooks/flying'),
      error: /^questions\/http\.gift:6 .*“webhooks\/flying”/,
    },
    {
      name: 'an id used twice',
      break: (files: ScratchContent) => files.edit('questions/http.gift', '[id:retry-when]', '[id:what-is-it]'),
      error: /^questions\/http\.gift:6 .*“what-is-it” already belongs to the question in line 3/,
    },
    {
      name: 'an id of another file of the pool',
      break: (files: ScratchContent) => {
        files.write('questions/http.yaml', yamlPool('retry-when'))
        files.write('questions/http/map.gif', GIF)
      },
      error: /^questions\/http\.yaml:3 .*“retry-when” already belongs to the question in questions\/http\.gift, line 6/,
    },
    {
      name: 'a course that builds on one that is not there',
      break: (files: ScratchContent) =>
        files.edit('courses/webhooks/course.yaml', 'finish:', 'prerequisites: {courses: [herons]}\nfinish:'),
      error: /^courses\/webhooks\/course\.yaml:12 There is no course “herons”/,
    },
  ])('$name is said with its line, and nothing is published', async (mistake) => {
    mistake.break(content)
    const { errors, changed } = await publish()
    expect(errors).toContainEqual(expect.stringMatching(mistake.error))
    expect(changed).toEqual([])
    expect(await countRows()).toMatchObject({ courses: 0, questions: 0, assets: 0, modules: 0 })
  })

  test('a mistake in one file keeps back every other file too', async () => {
    await publish()
    const before = await countRows()
    content.edit('courses/webhooks/02-endpoint.mdx', 'Then work.', 'Then do the work.')
    content.edit('questions/http.gift', '{=after a timeout', '{~after a timeout')
    expect((await publish()).errors).toHaveLength(1)
    expect(await countRows()).toEqual(before)
  })

  test('a withdrawn course is offered to nobody; only a change of its own files brings it back, and that is audited', async () => {
    await publish()
    expect(await withdrawCourse(world.system(), 'webhooks')).toEqual({ changed: true })
    expect(await withdrawCourse(world.system(), 'webhooks')).toEqual({ changed: false })
    const lena = () => world.as(world.lena)
    expect(await listCourses(lena())).toEqual([])
    await expect(courseOutline(lena(), 'webhooks')).rejects.toMatchObject({ status: 404 })
    expect(await searchContent(lena(), 'event', 5)).toEqual([])

    content.edit('questions/http.gift', 'after a timeout', 'after a time out')
    expect((await publish()).changed).toHaveLength(1)
    expect(await listCourses(lena())).toEqual([])
    expect(await searchContent(lena(), 'event', 5)).toEqual([])

    content.edit('courses/webhooks/02-endpoint.mdx', 'Then work.', 'Then do the work.')
    expect((await publish()).changed).toEqual(['webhooks: offered again as revision 2'])
    expect(await listCourses(lena())).toMatchObject([{ slug: 'webhooks' }])
    expect(await searchContent(lena(), 'event', 5)).not.toEqual([])
    const restored = world.handle.db
      .selectFrom('audit_log')
      .selectAll()
      .where('action', '=', 'catalogue.course-restored')
    expect(await restored.execute()).toHaveLength(1)
  })

  const EXAM = `title: HTTP
summary: Two questions.
language: en
certification: http
passMark: 0.5
sections:
  - id: all
    title: All
    draw: [{ pool: http, count: 2 }]
`
  const CERTIFICATION = `title: HTTP
level: associate
ladder: HTTP
rung: 1
description: Knows HTTP.
evidence: { exam: http }
validityMonths: 24
product: "2026-10"
`
  const writeExam = (exam = EXAM, certification = CERTIFICATION) => {
    content.write('exams/http.yaml', exam)
    content.write('certifications/http.yaml', certification)
  }
  const start = () => startAttempt(world.as(world.lena), { exam: 'http', certifications: [], honour: true })

  test('an exam whose file is gone cannot be started, and comes back with it; a running attempt goes on', async () => {
    writeExam()
    await publish()
    const started = await start()
    if (!started.started) throw new Error(started.decision.reason)
    content.remove('exams')
    content.remove('certifications')
    expect((await publish()).changed).toEqual(['http: withdrawn: nobody can start it any more'])
    expect((await publish()).changed).toEqual([])
    expect(await start()).toMatchObject({ decision: { reason: 'open-attempt' } })
    await submitAttempt(world.as(world.lena), { attempt: started.attemptId, holder: started.holder })
    expect(await start()).toEqual({ started: false, decision: { allow: false, reason: 'withdrawn' } })

    const list = async (who: 'lena' | 'petra') => (await listExams(world.as(world[who]))).map(({ slug }) => slug)
    expect([await list('lena'), await list('petra')]).toEqual([['http'], []])
    expect(await examCatalogue(world.system())).toEqual([])
    expect((await examTitles(world.system())).get('http')).toBe('HTTP')

    writeExam()
    expect((await publish()).changed).toEqual(['http: offered again'])
    expect(await list('petra')).toEqual(['http'])
    expect(await start()).toMatchObject({ started: true })
    const actions = await world.handle.db
      .selectFrom('audit_log')
      .select('action')
      .where('action', 'like', 'exams.%')
      .execute()
    expect(actions.map(({ action }) => action).sort()).toEqual(['exams.published', 'exams.restored', 'exams.withdrawn'])
  })

  test('a pool whose file is gone is not drawn from, and comes back with it', async () => {
    await publish()
    content.remove('questions/http.gift')
    expect((await publish()).changed).toEqual(['http: withdrawn, 3 retired'])
    expect((await publish()).changed).toEqual([])
    expect(await poolContents(world.system(), ['http'])).toEqual([])
    content.write('questions/http.gift', content.text('questions/http.gift'))
    expect((await publish()).changed).toEqual(['http: 3 restored'])
    expect(await poolContents(world.system(), ['http'])).toHaveLength(3)
  })

  test('a folder that holds no content publishes nothing, and withdraws nothing', async () => {
    await publish()
    const before = await countRows()
    const { errors } = await world.publish(`${content.root}/help`, compiler)
    expect(errors).toHaveLength(1)
    expect(await countRows()).toEqual(before)
  })

  test.each([
    [
      'an exam that proves nothing',
      EXAM.replace('certification: http\n', ''),
      CERTIFICATION,
      'certifications/http.yaml:6 ',
    ],
    [
      'a prerequisite that the exam does not require',
      EXAM,
      `${CERTIFICATION}prerequisites: [other]\n`,
      'certifications/http.yaml:9 ',
    ],
    [
      'a rest that is longer than the certificate',
      `${EXAM}retakeAfterPassDays: 800\n`,
      CERTIFICATION,
      'exams/http.yaml:10 ',
    ],
  ])('%s keeps everything back, with its place', async (_, exam, certification, place) => {
    writeExam(exam, certification)
    content.write('exams/other.yaml', EXAM.replace('certification: http', 'certification: other'))
    content.write('certifications/other.yaml', CERTIFICATION.replace('exam: http', 'exam: other'))
    const { errors, changed } = await publish()
    expect(errors).toEqual([expect.stringContaining(place)])
    expect(changed).toEqual([])
  })

  test('somebody who does not administer content cannot publish it', async () => {
    const { checkContent } = await import('~/jobs/publish-content.server')
    const checked = await checkContent(content.root, compiler)
    await expect(checked.publish(world.as(world.petra))).rejects.toMatchObject({ code: 'catalogue.not-a-publisher' })
  })
})
