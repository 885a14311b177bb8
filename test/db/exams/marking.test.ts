import { describe, expect, test } from 'vitest'
import { listMarking } from '~/areas/exams/marking/list-marking.server'
import { type MarkInput, markItem } from '~/areas/exams/marking/mark-item.server'
import { nextAnswer } from '~/areas/exams/marking/next-answer.server'
import { viewMarking } from '~/areas/exams/marking/view-marking.server'
import { viewAnswers } from '~/areas/exams/results/view-answers.server'
import { viewResult } from '~/areas/exams/results/view-result.server'
import { type Question, questionSchema } from '~/areas/questions/registry'
import { withDatabases } from '../databases'
import { DAY, type ExamsWorld, examsWorld, question } from './exams-world'

const RUBRIC = {
  criteria: [
    {
      id: 'clarity',
      title: 'Clarity',
      levels: [
        { id: 'none', title: 'Not there', fraction: '0/1' },
        { id: 'full', title: 'Clear', fraction: '1/1' },
      ],
    },
    {
      id: 'depth',
      title: 'Depth',
      levels: [
        { id: 'none', title: 'Not there', fraction: '0/1' },
        { id: 'half', title: 'Some', fraction: '1/2' },
        { id: 'full', title: 'All', fraction: '1/1' },
      ],
    },
  ],
}

const essay = (number: number, of: object = {}): Question =>
  questionSchema.parse({
    v: 1,
    type: 'essay',
    title: `Essay ${number}`,
    stem: { format: 'plain', text: `Describe ${number}` },
    tags: [],
    objective: 'writing',
    externalId: `essay-${number}`,
    guide: { format: 'plain', text: 'Look for the retry.' },
    ...of,
  })

/** Two essays, one with a rubric, and two questions that a rule marks; the pass mark is three of four points. */
async function essayWorld(world: ExamsWorld, marking: object = {}) {
  await world.pool('essays', [essay(1, { rubric: RUBRIC }), essay(2)])
  await world.pool(
    'facts',
    [question(0), question(5)].map((one, index) => ({ ...one, externalId: `fact-${index}` })),
  )
  await world.exam('written', {
    certification: undefined,
    timeLimitMinutes: undefined,
    passMark: 0.75,
    coolDownHours: [0],
    review: { afterSubmit: 'key' },
    shuffleQuestions: false,
    sections: [
      {
        id: 'one',
        title: 'One',
        draw: [
          { pool: 'facts', count: 2 },
          { pool: 'essays', count: 2 },
        ],
      },
    ],
    marking,
  })
  const attempt = await world.sit(world.omid, 'written')
  const { items, nextSequence } = await attempt.view()
  const right = await attempt.answerAll(true)
  expect(right.saved).toBe(true)
  const essays = items.filter(({ delivery }) => delivery.type === 'essay')
  await attempt.save(
    essays.map(({ id }, index) => ({
      item: id,
      sequence: nextSequence + 100 + index,
      response: { text: `My words ${index}` },
    })),
  )
  await attempt.submit()
  const [withRubric, free] = await Promise.all(
    ['Describe 1', 'Describe 2'].map(
      async (stem) => essays.find(({ delivery }) => JSON.stringify(delivery.stem).includes(stem))?.id ?? '',
    ),
  )
  return { attempt, withRubric: withRubric ?? '', free: free ?? '' }
}

const mark = (item: string, of: Partial<MarkInput>): MarkInput => ({
  item,
  levels: {},
  percent: null,
  comment: '',
  seen: 0,
  ...of,
})

withDatabases((_dialect, open) => {
  describe('an attempt with answers for people', () => {
    test('waits without a result, and the last mark brings it with its event, once', async () => {
      const world = await examsWorld(await open())
      const { attempt, withRubric, free } = await essayWorld(world)
      expect(await viewResult(world.as(world.omid), { attempt: attempt.id })).toMatchObject({ awaited: true })
      expect((await world.events()).map(({ name }) => name)).toEqual(['exams.marking-needed'])
      expect(await world.start(world.omid, 'written')).toMatchObject({ decision: { reason: 'being-marked' } })

      const ctx = () => world.as(world.examiner)
      expect(await listMarking(ctx(), { by: 'question', page: 1 })).toMatchObject({ answers: 2, total: 2 })
      expect(await listMarking(ctx(), { by: 'attempt', page: 1 })).toMatchObject({
        total: 1,
        groups: [{ answers: 2, personName: null }],
      })
      const view = await viewMarking(ctx(), withRubric)
      expect(view).toMatchObject({ personName: null, decision: { allow: true, kind: 'first' }, seen: 0 })
      expect(JSON.stringify(view)).not.toContain('Omid')

      await expect(markItem(ctx(), mark(withRubric, { levels: { clarity: 'full' } }))).rejects.toMatchObject({
        code: 'exams.levels-missing',
        params: { count: 1 },
      })
      await expect(markItem(ctx(), mark(free, {}))).rejects.toMatchObject({ code: 'exams.percent-missing' })
      const levels = { clarity: 'full', depth: 'half' }
      expect(await markItem(ctx(), mark(withRubric, { levels, comment: 'Good.' }))).toEqual({
        waitsFor: null,
        finished: false,
      })
      expect(await nextAnswer(ctx(), { attempt: attempt.id })).toBe(free)
      expect(await markItem(ctx(), mark(free, { percent: 50 }))).toEqual({ waitsFor: null, finished: true })

      const result = await viewResult(world.as(world.omid), { attempt: attempt.id })
      // Two facts, three quarters and a half: 3.25 of 4.
      expect(result).toMatchObject({ score: { mark: '13/4', maxMark: '4/1', passed: true } })
      expect((await world.events()).map(({ name }) => name)).toEqual([
        'exams.marking-needed',
        'exams.attempt-closed',
        'exams.attempt-marked',
      ])
      expect(await world.rows('results')).toHaveLength(1)
      await expect(markItem(ctx(), mark(free, { percent: 60, seen: 1 }))).rejects.toMatchObject({
        code: 'exams.marking-settled',
      })
      const answers = await viewAnswers(world.as(world.omid), { attempt: attempt.id })
      expect(answers.items.find(({ marker }) => marker?.comment === 'Good.')).toMatchObject({
        marker: { fraction: '3/4' },
        review: { outcome: 'partly-right', fraction: '3/4' },
      })
    })

    test('what was left blank needs nobody', async () => {
      const world = await examsWorld(await open())
      await essayWorld(world)
      world.pass(DAY)
      const attempt = await world.sit(world.lena, 'written')
      await attempt.submit()
      expect(await viewResult(world.as(world.lena), { attempt: attempt.id })).toMatchObject({
        score: { passed: false, mark: '0/1' },
      })
    })

    test('two markers at once: the second is told, and nothing of the first is lost', async () => {
      const world = await examsWorld(await open())
      const { free } = await essayWorld(world)
      const outcomes = await Promise.allSettled(
        [30, 70].map((percent) => markItem(world.as(world.examiner), mark(free, { percent }))),
      )
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      expect(await world.rows('manual_marks')).toHaveLength(1)
    })

    test('nobody but examiners', async () => {
      const world = await examsWorld(await open())
      const { free } = await essayWorld(world)
      for (const who of [world.omid, world.lena, world.tove])
        await expect(markItem(world.as(who), mark(free, { percent: 100 }))).rejects.toMatchObject({
          code: 'exams.not-a-marker',
        })
    })
  })

  test('near the pass mark a second marker is asked, who does not see the first; a third decides where they differ', async () => {
    const world = await examsWorld(await open())
    const { attempt, withRubric, free } = await essayWorld(world, { secondMarker: { within: 0.1 } })
    const second = await world.colleague('Sten', 'examiner')
    const third = await world.colleague('Tuva', 'administrator')
    const half = { clarity: 'full', depth: 'none' }
    await markItem(world.as(world.examiner), mark(withRubric, { levels: half }))
    // 2 + 1/2 + 1/2 of 4 is exactly the pass mark.
    expect(await markItem(world.as(world.examiner), mark(free, { percent: 50 }))).toEqual({
      waitsFor: 'second',
      finished: false,
    })
    expect(await viewResult(world.as(world.omid), { attempt: attempt.id })).toMatchObject({ awaited: true })
    expect(await nextAnswer(world.as(world.examiner), {})).toBeNull()
    expect(await viewMarking(world.as(second), free)).toMatchObject({
      decision: { allow: true, kind: 'second' },
      marks: [],
      seen: 1,
    })
    expect(await markItem(world.as(second), mark(free, { percent: 56, seen: 1 }))).toEqual({
      waitsFor: null,
      finished: false,
    })
    const full = { clarity: 'full', depth: 'full' }
    expect(await markItem(world.as(second), mark(withRubric, { levels: full, seen: 1 }))).toEqual({
      waitsFor: 'deciding',
      finished: false,
    })
    await expect(markItem(world.as(second), mark(withRubric, { levels: half, seen: 2 }))).rejects.toMatchObject({
      code: 'exams.needs-another-marker',
    })
    expect((await viewMarking(world.as(third), withRubric)).marks).toHaveLength(2)
    expect(await markItem(world.as(third), mark(withRubric, { levels: full, seen: 2 }))).toEqual({
      waitsFor: null,
      finished: true,
    })
    // 2 + 1 + 53/100 of 4.
    expect(await viewResult(world.as(world.omid), { attempt: attempt.id })).toMatchObject({
      score: { mark: '353/100', passed: true },
    })
  })
})
