import { beforeEach, expect, test } from 'vitest'
import { changeState } from '~/areas/questions/bank/change-state.server'
import { createPool } from '~/areas/questions/bank/create-pool.server'
import { renamePool } from '~/areas/questions/bank/rename-pool.server'
import { exportPool, viewExport } from '~/areas/questions/exports/export-pool.server'
import { applyImport } from '~/areas/questions/imports/apply-import.server'
import { chooseQuestions } from '~/areas/questions/imports/choose-questions.server'
import type { Decision } from '~/areas/questions/imports/decide'
import { discardImport } from '~/areas/questions/imports/discard-import.server'
import { draftImport } from '~/areas/questions/imports/draft-import.server'
import { listImports, viewImport } from '~/areas/questions/imports/view-import.server'
import { poolNames } from '~/areas/questions/pool-names.server'
import { withDatabases } from '../databases'
import { type LearningWorld, learningWorld } from '../learning/learning-world'

const FILE = `// [id:sig]
::Signatures:: Who signs a request? {=The partner ~The vendor}

Broken {=a

::Order:: What comes first, the request or the answer to it, in every single call? {=The request ~The answer}

// [id:sig]
::Signatures:: Who signs a request? {=The partner ~Nobody}
`

withDatabases((_dialect, open) => {
  let world: LearningWorld
  beforeEach(async () => {
    world = await learningWorld(await open())
    await createPool(world.as(world.tara), { title: 'Imported', slug: 'imported', key: null })
    return () => world.clear()
  })

  const draft = async (text: string, format: 'gift' | 'aiken' = 'gift') => {
    const source = new TextEncoder().encode(text)
    const drafted = await draftImport(world.as(world.tara), { pool: 'imported', format, fileName: 'a.gift', source })
    if (!drafted.ok) throw new Error(drafted.refusal.code)
    return drafted
  }
  const view = (importId: string) =>
    viewImport(world.as(world.tara), { pool: 'imported', importId, filter: null, page: 1 })
  const apply = (importId: string, chosen = new Map<number, Decision>()) =>
    applyImport(world.as(world.tara), { pool: 'imported', importId, state: 'trial', chosen })
  const pooled = async () =>
    (
      await world.handle.db.selectFrom('questions').select(['external_id', 'state']).orderBy('external_id').execute()
    ).map(({ external_id, state }) => `${external_id} ${state}`)
  const auditOf = async (action: string) =>
    (await world.handle.db.selectFrom('audit_log').select('id').where('action', '=', action).execute()).length

  test('a file is a draft with verdicts first, and one click adds what was chosen, once', async () => {
    const { importId, isKnown } = await draft(FILE)
    expect(isKnown).toBe(false)
    expect(await draft(FILE)).toEqual({ ok: true, importId, isKnown: true })
    const drafted = await view(importId)
    expect(drafted.items.map(({ verdict, decision, alike }) => [verdict, decision, alike?.kind ?? null])).toEqual([
      ['exact', 'add', null],
      ['refused', 'skip', null],
      ['exact', 'add', null],
      ['exact', 'skip', 'in-file'],
    ])
    expect(await pooled()).toEqual([])

    await Promise.all([apply(importId), apply(importId)])
    await apply(importId)
    expect(await pooled()).toEqual(['order trial', 'sig trial'])
    expect((await view(importId)).counts).toMatchObject({ added: 2, changed: 0, skipped: 2, refused: 1 })
    expect(await auditOf('questions.import-applied')).toBe(1)
    expect((await listImports(world.as(world.tara), 'imported')).imports).toMatchObject([
      { id: importId, state: 'applied', questions: 4, written: 2, createdBy: 'Tara' },
    ])
  })

  test('a later file finds what the pool has: the same is left out, a known id is a new version, words are shown', async () => {
    await apply((await draft(FILE)).importId)
    const later = `${FILE.replace('The vendor', 'Nobody else').replace('Nobody}', 'Somebody}')}
What comes first, the request or the answer to it, in every single call? {=The request ~Both at once}`
    const { importId } = await draft(later)
    expect((await view(importId)).items.map(({ decision, alike }) => [decision, alike?.kind ?? null])).toEqual([
      ['version', 'id'],
      ['skip', null],
      ['skip', 'same'],
      ['skip', 'in-file'],
      ['add', 'text'],
    ])
    await chooseQuestions(world.as(world.tara), {
      pool: 'imported',
      importId,
      choice: {
        each: new Map([
          [1, 'add'],
          [4, 'version'],
        ]),
      },
    })
    await apply(importId)
    expect(await pooled()).toEqual(['order trial', 'sig trial'])
    expect((await view(importId)).items.map(({ outcome, externalId }) => [outcome, externalId])).toEqual([
      ['changed', 'sig'],
      ['skipped', null],
      ['skipped', null],
      ['skipped', null],
      ['changed', 'order'],
    ])
    expect(
      await world.handle.db.selectFrom('question_versions').select('number').orderBy('number').execute(),
    ).toHaveLength(4)
  })

  test('choices sent with the click count; an import that fails leaves nothing behind', async () => {
    const { importId } = await draft(FILE)
    await world.handle.db.updateTable('question_import_items').set({ question: '{}' }).where('place', '=', 2).execute()
    await expect(apply(importId, new Map([[0, 'skip']]))).rejects.toThrow()
    expect(await pooled()).toEqual([])
    expect((await view(importId).catch(() => null))?.state ?? 'draft').toBe('draft')
    await apply(importId, new Map([[2, 'skip']]))
    expect(await pooled()).toEqual(['sig trial'])
  })

  test('what cannot be read says why and where, and becomes no draft', async () => {
    const told = async (source: Uint8Array, format: 'gift' | 'moodle-xml' = 'gift') => {
      const drafted = await draftImport(world.as(world.tara), { pool: 'imported', format, fileName: null, source })
      return drafted.ok ? 'drafted' : drafted.refusal
    }
    const bytes = (text: string) => new TextEncoder().encode(text)
    expect(await told(bytes(''))).toEqual({ code: 'empty' })
    expect(await told(bytes('// nothing\n'))).toEqual({ code: 'nothing-found' })
    expect(await told(new Uint8Array(5_000_001))).toEqual({ code: 'too-large', megabytes: 5 })
    expect(await told(bytes('Q {T}\n\n'.repeat(2_001)))).toEqual({ code: 'too-many', questions: 2_001, most: 2_000 })
    expect(await told(new Uint8Array([0xe9, 0x20, 0x7b]))).toMatchObject({ problem: { code: 'encoding-unknown' } })
    expect(await told(bytes('<quiz>\n<!DOCTYPE a></quiz>'), 'moodle-xml')).toMatchObject({ code: 'unreadable' })
    expect((await listImports(world.as(world.tara), 'imported')).imports).toEqual([])
  })

  test('only those who edit the bank import; a draft that was put aside stays so', async () => {
    const { importId } = await draft(FILE)
    const of = { pool: 'imported', importId }
    const refused = { status: 403, code: 'questions.not-a-trainer' }
    await expect(viewImport(world.as(world.lena), { ...of, filter: null, page: 1 })).rejects.toMatchObject(refused)
    await expect(applyImport(world.as(world.petra), { ...of, state: 'live', chosen: new Map() })).rejects.toMatchObject(
      refused,
    )
    await discardImport(world.as(world.tara), of)
    await discardImport(world.as(world.tara), of)
    await expect(apply(importId)).rejects.toMatchObject({ status: 409 })
    expect(await pooled()).toEqual([])
    expect((await draft(FILE)).isKnown).toBe(false)
  })

  test.each(['gift', 'moodle-xml', 'qti'] as const)(
    'the state of a question leaves with it as %s and comes back',
    async (format) => {
      const ctx = world.as(world.tara)
      await apply((await draft(FILE)).importId)
      const idOf = async (externalId: string) =>
        (
          await world.handle.db
            .selectFrom('questions')
            .select('id')
            .where('external_id', '=', externalId)
            .executeTakeFirstOrThrow()
        ).id
      await changeState(ctx, { question: await idOf('sig'), state: 'live', reason: 'It measures well.' })
      const { file } = await exportPool(ctx, {
        pool: 'imported',
        states: ['live', 'trial'],
        ids: [],
        format,
        locale: 'en',
      })
      const source = typeof file === 'string' ? new TextEncoder().encode(file) : file

      // Into the pool it came from: the same questions, whatever their state.
      const here = await draftImport(ctx, { pool: 'imported', format, fileName: 'out', source })
      if (!here.ok) throw new Error(here.refusal.code)
      expect((await view(here.importId)).items.map(({ alike }) => alike?.kind)).toEqual(['same', 'same'])
      await apply(here.importId, new Map([0, 1].map((place) => [place, 'add' as const])))
      expect((await view(here.importId)).counts).toMatchObject({ added: 0, changed: 0 })

      // Into another one: what was live is what new questions are to be, what was on trial stays so.
      await createPool(ctx, { title: 'Other', slug: 'other', key: null })
      const there = await draftImport(ctx, { pool: 'other', format, fileName: 'out', source })
      if (!there.ok) throw new Error(there.refusal.code)
      await applyImport(ctx, { pool: 'other', importId: there.importId, state: 'live', chosen: new Map() })
      const rows = await world.handle.db
        .selectFrom('questions')
        .innerJoin('question_pools', 'question_pools.id', 'questions.pool_id')
        .innerJoin('question_versions', 'question_versions.question_id', 'questions.id')
        .select(['questions.external_id', 'questions.state', 'question_versions.body'])
        .where('question_pools.slug', '=', 'other')
        .orderBy('questions.external_id')
        .execute()
      expect(rows.map(({ external_id, state }) => `${external_id} ${state}`)).toEqual(['order trial', 'sig live'])
      expect(rows.some(({ body }) => body.includes('state:trial'))).toBe(false)
    },
  )

  test('a pool has another title and keeps its short name', async () => {
    const ctx = world.as(world.tara)
    expect(await renamePool(ctx, { pool: 'imported', title: '  ' })).toEqual({ ok: false, problem: 'title-missing' })
    expect(await renamePool(ctx, { pool: 'imported', title: 'From elsewhere' })).toEqual({ ok: true })
    await renamePool(ctx, { pool: 'imported', title: 'From elsewhere' })
    expect(await poolNames(ctx)).toEqual([{ slug: 'imported', title: 'From elsewhere' }])
    expect(await auditOf('questions.pool-renamed')).toBe(1)
    await expect(renamePool(world.as(world.lena), { pool: 'imported', title: 'Mine' })).rejects.toMatchObject({
      status: 403,
    })
  })

  test('a pool leaves as a file and comes back as the same questions', async () => {
    await apply((await draft(FILE)).importId)
    const ctx = world.as(world.tara)
    const of = { pool: 'imported', states: ['live', 'trial'] as const, ids: [] }
    expect(await viewExport(ctx, { ...of, format: 'gift' })).toMatchObject({ total: 2, sayable: { gift: 2, csv: 2 } })
    const { file, written } = await exportPool(ctx, { ...of, format: 'gift', locale: 'en' })
    expect(written).toBe(2)
    const { importId } = await draft(String(file))
    expect((await view(importId)).items.map(({ alike }) => alike?.kind)).toEqual(['same', 'same'])
    const table = await exportPool(ctx, { ...of, ids: ['sig'], format: 'csv', locale: 'en' })
    expect(String(table.file).split('\r\n')).toHaveLength(3)
    expect(await auditOf('questions.exported')).toBe(2)
    await expect(exportPool(world.as(world.lena), { ...of, format: 'gift', locale: 'en' })).rejects.toMatchObject({
      status: 403,
    })
  })
})
