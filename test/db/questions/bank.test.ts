import { beforeEach, expect, test } from 'vitest'
import { addVersions } from '~/areas/questions/bank/add-versions.server'
import { readBankView } from '~/areas/questions/bank/bank-filter'
import { applyChange, previewChange } from '~/areas/questions/bank/bulk/apply-change.server'
import { undoChange, viewChange } from '~/areas/questions/bank/bulk/undo-change.server'
import { readWanted } from '~/areas/questions/bank/bulk/wanted'
import { changeState } from '~/areas/questions/bank/change-state.server'
import { createPool } from '~/areas/questions/bank/create-pool.server'
import { createQuestion } from '~/areas/questions/bank/create-question.server'
import { keepFileVersion, restoreVersion } from '~/areas/questions/bank/restore-version.server'
import { saveQuestion } from '~/areas/questions/bank/save-question.server'
import { viewPool } from '~/areas/questions/bank/view-pool.server'
import { viewQuestion } from '~/areas/questions/bank/view-question.server'
import type { PooledQuestion } from '~/areas/questions/pool'
import { publishPool } from '~/areas/questions/publish-pool.server'
import { questionHashInput } from '~/areas/questions/question-hash'
import type { Question } from '~/areas/questions/registry'
import { retirePoolsExcept } from '~/areas/questions/retire-pools.server'
import type { Role } from '~/platform/actor'
import { sha256Hex } from '~/platform/hash.server'
import { newId } from '~/platform/ids'
import { withDatabases } from '../databases'
import { type ExamsWorld, examsWorld, question, SECOND } from '../exams/exams-world'

withDatabases((_dialect, open) => {
  let world: ExamsWorld
  beforeEach(async () => {
    world = await examsWorld(await open())
  })
  const as = (...roles: Role[]) => world.as({ ...world.examiner, actor: { ...world.examiner.actor, roles } })
  const trainer = () => as('trainer')

  const called = (number: number, title: string): Question => ({ ...question(number), title })
  const publish = (...questions: Question[]) =>
    publishPool(world.system(), {
      slug: 'desk',
      title: 'HTTP',
      questions: questions.map(
        (one, index): PooledQuestion => ({
          externalId: one.externalId ?? '',
          state: 'live',
          hash: sha256Hex(questionHashInput(one)),
          question: one,
          line: index + 1,
        }),
      ),
    })
  const inPool = async (pool = 'desk', address = '') => {
    const { questions } = await viewPool(trainer(), pool, readBankView(new URLSearchParams(address)), 1)
    return questions.map(({ title, state, versionNumber }) => `${title} ${versionNumber} ${state}`)
  }
  const idOf = async (externalId: string) =>
    (await world.rows('questions')).find(({ external_id }) => external_id === externalId)?.id ?? ''
  const edit = async (number: number, title: string, base: number) =>
    saveQuestion(trainer(), { id: await idOf(`auth-${number}`), base, question: called(number, title) })

  test('a file and the browser write one pool: neither undoes the other unseen', async () => {
    await publish(called(0, 'file one'), called(1, 'file two'))
    await edit(0, 'edited', 1)
    const first = await idOf('auth-0')
    expect(await publish(called(0, 'file one'), called(1, 'file two'))).toMatchObject({ changed: 0, overtaken: 0 })
    expect(await inPool()).toEqual(['edited 2 live', 'file two 1 live'])

    expect(await publish(called(0, 'file changed'), called(1, 'file two'))).toMatchObject({ changed: 1, overtaken: 1 })
    expect(await inPool('desk', 'look=overtaken')).toEqual(['file changed 3 live'])
    expect((await viewQuestion(trainer(), first)).overtaken).toBe(2)

    expect(await restoreVersion(trainer(), { question: first, number: 2 })).toEqual({ number: 4 })
    expect(await inPool()).toEqual(['edited 4 live', 'file two 1 live'])
    expect((await viewQuestion(trainer(), first)).overtaken).toBeNull()
    expect(await publish(called(0, 'file changed'), called(1, 'file two'))).toMatchObject({ changed: 0 })

    await publish(called(0, 'file again'), called(1, 'file two'))
    await keepFileVersion(trainer(), first)
    expect(await inPool('desk', 'look=overtaken')).toEqual([])
    expect(await inPool()).toEqual(['file again 5 live', 'file two 1 live'])
  })

  test('a file retires only what it named, and a state of the browser stays until the file says another', async () => {
    await publish(called(0, 'one'), called(1, 'two'))
    await changeState(trainer(), { question: await idOf('auth-0'), state: 'retired', reason: 'Too easy' })
    await addVersions(trainer(), {
      pool: 'desk',
      source: 'import',
      questions: [{ question: { ...called(2, 'imported'), externalId: undefined } }],
    })
    await createPool(trainer(), { title: 'Own', slug: 'own', key: null })
    await createQuestion(trainer(), {
      pool: 'own',
      question: called(3, 'mine'),
      externalId: 'mine',
      state: 'live',
      key: null,
    })

    await publish(called(0, 'one'), called(1, 'two'))
    expect(await inPool()).toEqual(['one 1 retired', 'two 1 live', 'imported 1 trial'])
    expect(await retirePoolsExcept(world.system(), ['http'])).toEqual([{ slug: 'desk', retired: 1 }])
    expect(await inPool()).toEqual(['one 1 retired', 'two 1 retired', 'imported 1 trial'])
    expect(await inPool('own')).toEqual(['mine 1 live'])
    await publish(called(0, 'one'), called(1, 'two'))
    expect(await inPool()).toEqual(['one 1 live', 'two 1 live', 'imported 1 trial'])
  })

  test('a question that was moved still belongs to its file', async () => {
    await publish(called(0, 'one'))
    await createPool(trainer(), { title: 'Own', slug: 'own', key: null })
    const moved = await applyChange(trainer(), {
      pool: 'desk',
      expected: new Map([['auth-0', 1]]),
      wanted: readWanted(new URLSearchParams('to-pool=own')),
    })
    expect(moved.ok).toBe(true)
    expect(await publish(called(0, 'one, changed'))).toMatchObject({ added: 0, changed: 1 })
    expect([await inPool(), await inPool('own')]).toEqual([[], ['one, changed 2 live']])
  })

  test('a save makes a version only of what is new, and never goes over what somebody else saved', async () => {
    await publish(called(0, 'one'))
    expect(await edit(0, 'one', 1)).toEqual({ ok: true, number: 1, changed: false })
    expect(await edit(0, 'mine', 1)).toEqual({ ok: true, number: 2, changed: true })
    expect(await edit(0, 'theirs', 1)).toMatchObject({ ok: false, newest: 2, changes: [{ kind: 'words' }] })
    expect(await edit(0, 'theirs', 2)).toMatchObject({ ok: true, number: 3 })
    expect((await viewQuestion(trainer(), await idOf('auth-0'))).versions.map(({ source }) => source)).toEqual([
      'editor',
      'editor',
      'file',
    ])
  })

  test('sending a form twice makes one question, and an id is used once', async () => {
    await publish(called(0, 'one'))
    const key = newId(world.now())
    const create = (externalId: string, of: string | null) =>
      createQuestion(trainer(), { pool: 'desk', question: called(1, 'new'), externalId, state: 'trial', key: of })
    expect([await create('', key), await create('', key)]).toEqual([
      { ok: true, id: key },
      { ok: true, id: key },
    ])
    expect(await create('auth-0', null)).toEqual({ ok: false, problem: 'id-taken' })
    expect(await create('An Id', null)).toEqual({ ok: false, problem: 'id-not-valid' })
    expect(await inPool()).toEqual(['one 1 live', 'new 1 trial'])
    expect(await createPool(trainer(), { title: 'HTTP', slug: 'desk', key: null })).toEqual({
      ok: false,
      problem: 'slug-taken',
    })
  })

  test('many are changed in one step, what changed meanwhile is left alone, and it is undone', async () => {
    await publish(called(0, 'one'), called(1, 'two'), called(2, 'three'))
    const wanted = readWanted(
      new URLSearchParams('set=difficulty&to-difficulty=hard&add-tags=new&to-state=trial&reason=Rework'),
    )
    const choice = { filter: {} }
    const { changes } = await previewChange(trainer(), { pool: 'desk', choice, wanted })
    const expected = new Map(changes.map(({ externalId, number }) => [externalId, number]))
    await edit(1, 'two, edited', 1)
    const applied = await applyChange(trainer(), { pool: 'desk', expected, wanted })
    const id = applied.ok ? applied.id : ''
    expect(await inPool()).toEqual(['one 2 trial', 'two, edited 2 live', 'three 2 trial'])
    expect(await inPool('desk', 'tag=new&difficulty=hard')).toEqual(['one 2 trial', 'three 2 trial'])

    world.pass(SECOND)
    await edit(2, 'three, edited', 2)
    expect((await viewChange(trainer(), 'desk', id)).changedSince).toEqual([await idOf('auth-2')])
    const undo = () => undoChange(trainer(), { pool: 'desk', id, reason: 'Undone' })
    expect([await undo(), await undo()]).toEqual([
      { undone: 1, left: 1 },
      { undone: 0, left: 0 },
    ])
    expect(await inPool()).toEqual(['one 3 live', 'two, edited 2 live', 'three, edited 3 trial'])
    expect((await viewQuestion(trainer(), await idOf('auth-0'))).states.map(({ reason }) => reason)).toEqual([
      'Undone',
      'Rework',
    ])
    const actions = (await world.rows('audit_log'))
      .toSorted((a, b) => Number(a.seq) - Number(b.seq))
      .map(({ action }) => action)
    expect(actions.filter((action) => /^questions\.(?:change|question-e)/.test(action))).toEqual([
      'questions.question-edited',
      'questions.changed-together',
      'questions.question-edited',
      'questions.change-undone',
    ])
  })

  test('taking a change of many back costs as many queries for thirty questions as for three', async () => {
    const costs: number[] = []
    for (const count of [3, 30]) {
      world = await examsWorld(await open())
      await publish(...Array.from({ length: count }, (_, number) => called(number, `question ${number}`)))
      const wanted = readWanted(new URLSearchParams('set=difficulty&to-difficulty=hard&to-state=trial&reason=Rework'))
      const { changes } = await previewChange(trainer(), { pool: 'desk', choice: { filter: {} }, wanted })
      const expected = new Map(changes.map(({ externalId, number }) => [externalId, number]))
      const applied = await applyChange(trainer(), { pool: 'desk', expected, wanted })
      const id = applied.ok ? applied.id : ''
      const undone = await world.countQueries(() => undoChange(trainer(), { pool: 'desk', id, reason: 'Undone' }))
      expect(undone.result).toEqual({ undone: count, left: 0 })
      costs.push(undone.count)
    }
    expect(costs[1]).toBe(costs[0])
  })

  test('examiners see the bank and change nothing; partners do not even see it', async () => {
    await publish(called(0, 'one'))
    const id = await idOf('auth-0')
    const acts = (ctx: ReturnType<typeof trainer>) => [
      () => saveQuestion(ctx, { id, base: 1, question: called(0, 'x') }),
      () => restoreVersion(ctx, { question: id, number: 1 }),
      () => changeState(ctx, { question: id, state: 'retired', reason: 'x' }),
      () => createPool(ctx, { title: 'x', slug: 'x', key: null }),
      () => addVersions(ctx, { pool: 'desk', source: 'import', questions: [] }),
      () =>
        applyChange(ctx, {
          pool: 'desk',
          expected: new Map([['auth-0', 1]]),
          wanted: readWanted(new URLSearchParams('add-tags=x')),
        }),
    ]
    for (const act of acts(as('examiner')))
      await expect(act()).rejects.toMatchObject({ code: 'questions.not-a-trainer' })
    expect((await viewQuestion(as('examiner'), id)).mayEdit).toBe(false)
    await expect(viewQuestion(world.as(world.lena), id)).rejects.toMatchObject({ code: 'questions.not-an-author' })
    expect(await inPool()).toEqual(['one 1 live'])
  })

  test('a question asks the database as often with many versions as with one', async () => {
    await publish(called(0, 'one'))
    const id = await idOf('auth-0')
    const count = async () => {
      const before = world.queries.count
      await viewQuestion(trainer(), id)
      return world.queries.count - before
    }
    await edit(0, 'two', 1)
    const few = await count()
    for (let base = 2; base < 8; base++) await edit(0, `version ${base}`, base)
    expect(await count()).toBe(few)
  })
})
