import { describe, expect, test } from 'vitest'
import { readAsk } from '~/areas/exams/statistics/statistics-view'
import { viewQuestionStatistics } from '~/areas/exams/statistics/view-question.server'
import { viewStatistics } from '~/areas/exams/statistics/view-statistics.server'
import type { Question } from '~/areas/questions/registry'
import { withDatabases } from '../databases'
import { CANARY, DAY, examsWorld, question, responseTo } from './exams-world'

const ask = (query = '') => readAsk(new URLSearchParams(query))
const CHOICE = 'fixed-0'
const STATEMENT = 'fixed-2'

withDatabases((_dialect, open) => {
  type World = Awaited<ReturnType<typeof examsWorld>>
  type Person = World['omid']

  /** Two questions that every attempt has: a choice and a statement. */
  async function begin() {
    const world = await examsWorld(await open())
    await world.pool('fixed', [question(0, 'fixed'), question(2, 'fixed')])
    await world.exam('two', {
      title: 'Two',
      coolDownHours: [0],
      sections: [{ id: 'one', title: 'One', draw: [{ pool: 'fixed', count: 2 }] }],
    })
    return world
  }

  async function sit(world: World, who: Person, right: { choice: boolean; statement: boolean }) {
    const attempt = await world.sit(who, 'two')
    const steps = (await attempt.items()).map((item, index) => ({
      item: item.id,
      sequence: index + 1,
      response: responseTo(item.delivery, item.delivery.type === 'true-false' ? right.statement : right.choice),
    }))
    await attempt.save(steps)
    await attempt.submit()
    world.pass(DAY)
    return attempt
  }

  /** Omid has both, Tove the choice, Lena neither. */
  async function three(world: World) {
    await sit(world, world.omid, { choice: true, statement: true })
    await sit(world, world.tove, { choice: true, statement: false })
    await sit(world, world.lena, { choice: false, statement: false })
  }
  const view = (world: World, query = '') => viewStatistics(world.as(world.examiner), 'two', ask(query))
  const item = (of: Awaited<ReturnType<typeof view>>, externalId: string) =>
    of.items.find((row) => row.externalId === externalId)
  const questionIdOf = async (world: World, externalId: string) => item(await view(world), externalId)?.questionId ?? ''

  test('marks, totals and choices of attempts become the figures', async () => {
    const world = await begin()
    await three(world)
    const found = await view(world)
    // T = 2, 1, 0 of 2 points; the variances of the questions are 1/3 each, of the totals 1: α = 2·(1 − (2/3)/1)
    expect(found).toMatchObject({
      n: 3,
      allAttempts: 3,
      passed: 1,
      passMark: 0.7,
      shares: [0, 0.5, 1],
      unequalPoints: false,
    })
    expect(found.total).toMatchObject({ mean: 0.5, median: 0.5, standardDeviation: 0.5, points: 2 })
    expect(found.total.internalConsistency).toBeCloseTo(200 / 3, 9)
    expect(item(found, CHOICE)).toMatchObject({ n: 3, number: 1, flags: [], held: true, randomGuess: 1 / 3 })
    expect(item(found, CHOICE)?.facility).toBeCloseTo(2 / 3, 12)
    // x = 1, 1, 0 and the rest 1, 0, 0: cov = 1/6, both variances 1/3
    expect(item(found, CHOICE)?.discrimination).toBeCloseTo(50, 9)
    expect(found.shown).toMatchObject({ n: 3, verdict: 'held' })
    expect(found.confidence).toEqual([])
  })

  test('of each person one attempt is measured, the first unless said otherwise', async () => {
    const world = await begin()
    await three(world)
    await sit(world, world.lena, { choice: true, statement: true })
    const means = async (query: string) => (await view(world, query)).total.mean
    expect(await means('')).toBeCloseTo(0.5, 12)
    expect(await means('attempt=last')).toBeCloseTo((1 + 0.5 + 1) / 3, 12)
    expect(await means('attempt=best')).toBeCloseTo((1 + 0.5 + 1) / 3, 12)
    expect(await view(world, 'partner=bluefern-integration')).toMatchObject({ n: 2, allAttempts: 4 })
    expect(await view(world, 'from=2026-11-25')).toMatchObject({ n: 1 })
    expect(await view(world, 'version=9')).toMatchObject({ n: 0, allAttempts: 4 })
  })

  test('what was measured is kept until there is another result, and a corrected one counts', async () => {
    const world = await begin()
    await three(world)
    const ctx = () => world.as(world.examiner)
    await viewStatistics(ctx(), 'two', ask())
    const again = await world.countQueries(() => viewStatistics(ctx(), 'two', ask()))
    expect(again.count).toBeLessThanOrEqual(5)
    const [result] = (await world.rows('results')).filter(({ mark }) => mark === '0/1')
    const items = JSON.parse(result?.items ?? '[]') as { fraction: string }[]
    await world.handle.db
      .insertInto('results')
      .values({
        ...(result as NonNullable<typeof result>),
        id: `${result?.id.slice(0, -1)}z`,
        number: 2,
        cause: 'regraded',
        mark: '2/1',
        items: JSON.stringify(items.map((one) => ({ ...one, fraction: '1/1' }))),
      })
      .execute()
    expect(item(await view(world), CHOICE)?.facility).toBe(1)
  })

  test('practice is left out, and a question on trial is measured apart', async () => {
    const world = await begin()
    await three(world)
    const fixed = item(await view(world), STATEMENT)?.versionId ?? ''
    await world.handle.db
      .updateTable('attempt_items')
      .set({ scored: 0 })
      .where('question_version_id', '=', fixed)
      .execute()
    await sit(world, world.lena, { choice: false, statement: false })
    const found = await view(world)
    expect(found.items.map(({ externalId }) => externalId)).toEqual([CHOICE])
    expect(found.trials).toMatchObject([
      { externalId: STATEMENT, n: 3, trial: { verdict: 'held' }, intendedWeight: null },
    ])
    expect(found.total.points).toBe(1)

    const [version] = (await world.rows('exam_versions')).filter(({ title }) => title === 'Two')
    const settings = JSON.stringify({ ...JSON.parse(version?.settings ?? '{}'), mode: 'practice' })
    await world.handle.db
      .updateTable('exam_versions')
      .set({ settings })
      .where('id', '=', version?.id ?? '')
      .execute()
    await sit(world, world.tove, { choice: true, statement: true })
    expect(await view(world)).toMatchObject({ n: 0, allAttempts: 0 })
  })

  describe('one question', () => {
    const open1 = (world: World, who: Person, of: { question: string; names?: boolean; version?: number }) =>
      viewQuestionStatistics(world.as(who), { exam: 'two', ask: ask(), version: null, page: 1, names: false, ...of })

    test('has figures for each of its versions, and the answers of one', async () => {
      const world = await begin()
      await three(world)
      const edited = { ...question(0, 'fixed'), stem: { format: 'plain', text: 'Edited' } } as Question
      await world.pool('fixed', [edited, question(2, 'fixed')])
      await sit(world, world.examiner, { choice: true, statement: true })
      const id = await questionIdOf(world, CHOICE)
      const found = await open1(world, world.examiner, { question: id })
      expect(found.versions.map(({ row }) => [row.number, row.n])).toEqual([
        [2, 1],
        [1, 3],
      ])
      expect(found.answers.total).toBe(1)
      const first = await open1(world, world.examiner, { question: id, version: 1 })
      expect(first.versions[1]?.options?.rows.map(({ option, isKey, count }) => [option, isKey, count])).toEqual([
        ['right', true, 2],
        ['wrong', false, 0],
        ['worse', false, 1],
      ])
      expect(first.answers.rows.map(({ given }) => given)).toEqual([
        [{ text: 'Option worse of 0' }],
        [{ text: 'Option right of 0' }],
        [{ text: 'Option right of 0' }],
      ])
      expect(first.trend).toMatchObject([{ n: 4, mean: 0.75 }])
    })

    test('shows answers without names; an examiner opens them, into the audit trail', async () => {
      const world = await begin()
      await three(world)
      const question = await questionIdOf(world, CHOICE)
      const closed = await open1(world, world.examiner, { question })
      expect(JSON.stringify(closed)).not.toMatch(/Omid|Tove|Lena/)
      expect(closed.answers.rows.every(({ attemptId, who }) => attemptId === '' && who === null)).toBe(true)
      const opened = await open1(world, world.examiner, { question, names: true })
      expect(opened.answers.rows.map(({ who }) => who)).toEqual([
        { name: 'Lena', partner: 'Bluefern Integration' },
        { name: 'Tove', partner: 'Tamarack Systems' },
        { name: 'Omid', partner: 'Bluefern Integration' },
      ])
      const actions = (await world.rows('audit_log')).map(({ action }) => action)
      expect(actions.filter((action) => action === 'exams.answer-names-opened')).toHaveLength(1)

      const trainer: Person = { ...world.examiner, actor: { ...world.examiner.actor, roles: ['trainer'] } }
      await expect(open1(world, trainer, { question })).resolves.toMatchObject({
        names: { mayOpen: false, open: false },
      })
      await expect(open1(world, trainer, { question, names: true })).rejects.toMatchObject({ status: 403 })
    })

    test('that the exam never asked is not found', async () => {
      const world = await begin()
      await three(world)
      await expect(open1(world, world.examiner, { question: 'nowhere' })).rejects.toMatchObject({ status: 404 })
    })
  })

  test('nobody but those who write and keep questions sees any of it', async () => {
    const world = await begin()
    await three(world)
    const question = await questionIdOf(world, CHOICE)
    for (const who of [world.omid, world.lena, world.tove]) {
      const ctx = world.as(who)
      await expect(viewStatistics(ctx, 'two', ask())).rejects.toMatchObject({ status: 403 })
      const one = viewQuestionStatistics(ctx, {
        exam: 'two',
        question,
        ask: ask(),
        version: null,
        page: 1,
        names: false,
      })
      await expect(one).rejects.toMatchObject({ status: 403 })
    }
    await expect(viewStatistics(world.stranger(), 'two', ask())).rejects.toMatchObject({ status: 401 })
    await expect(viewStatistics(world.as(world.examiner), 'nowhere', ask())).rejects.toMatchObject({ status: 404 })
    expect(JSON.stringify(await view(world))).not.toContain(`${CANARY} feedback`)
  })
})
