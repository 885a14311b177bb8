import type { Kysely, Selectable } from 'kysely'
import type { Database } from '#db/tables'
import type { FactImportRowsTable, FactImportsTable } from '#db/tables/tiers'

type Db = Kysely<Database>
export type ImportRow = Selectable<FactImportsTable>
export type ImportLineRow = Selectable<FactImportRowsTable>

export async function insertImport(
  db: Db,
  row: ImportRow,
  file: { mediaType: string; size: number },
  lines: readonly ImportLineRow[],
): Promise<void> {
  await db
    .insertInto('files')
    .values({ sha256: row.sha256, media_type: file.mediaType, size: file.size, created_at: row.created_at })
    .onConflict((conflict) => conflict.column('sha256').doNothing())
    .execute()
  await db.insertInto('fact_imports').values(row).execute()
  for (let from = 0; from < lines.length; from += 200)
    await db
      .insertInto('fact_import_rows')
      .values(lines.slice(from, from + 200))
      .execute()
}

export const findImport = (db: Db, id: string): Promise<ImportRow | undefined> =>
  db.selectFrom('fact_imports').selectAll().where('id', '=', id).executeTakeFirst()

/** With who uploaded it and how its job stands. */
export const importWithJob = (db: Db, id: string) => withJob(db).where('fact_imports.id', '=', id).executeTakeFirst()

export async function importPage(db: Db, of: { limit: number; offset: number }) {
  const { total } = await db
    .selectFrom('fact_imports')
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await withJob(db)
    .orderBy('fact_imports.created_at', 'desc')
    .orderBy('fact_imports.id', 'desc')
    .limit(of.limit)
    .offset(of.offset)
    .execute()
  return { total: Number(total), rows }
}

export async function importsInState(db: Db, state: ImportRow['state']): Promise<number> {
  const { count } = await db
    .selectFrom('fact_imports')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('state', '=', state)
    .executeTakeFirstOrThrow()
  return Number(count)
}

const withJob = (db: Db) =>
  db
    .selectFrom('fact_imports')
    .innerJoin('people', 'people.id', 'fact_imports.created_by')
    .leftJoin('jobs', 'jobs.id', 'fact_imports.job_id')
    .selectAll('fact_imports')
    .select([
      'people.name as created_by_name',
      'jobs.state as job_state',
      'jobs.progress_done',
      'jobs.progress_total',
      'jobs.leased_until',
    ])

/** Changes the state if it is still the one expected: of two people who act at once, one does. */
export async function moveImport(
  db: Db,
  id: string,
  from: ImportRow['state'],
  change: Partial<Pick<ImportRow, 'state' | 'job_id' | 'applied_at'>>,
): Promise<boolean> {
  const done = await db
    .updateTable('fact_imports')
    .set(change)
    .where('id', '=', id)
    .where('state', '=', from)
    .executeTakeFirst()
  return Number(done.numUpdatedRows) === 1
}

/** A page of an import's lines in file order; `verdict` null for all. */
export const importLines = (
  db: Db,
  importId: string,
  of: { verdict: ImportLineRow['verdict'] | null; limit: number; offset: number },
): Promise<ImportLineRow[]> =>
  db
    .selectFrom('fact_import_rows')
    .selectAll()
    .where('import_id', '=', importId)
    .$if(of.verdict !== null, (query) => query.where('verdict', '=', of.verdict ?? 'accepted'))
    .orderBy('line')
    .limit(of.limit)
    .offset(of.offset)
    .execute()

/** Partners of accepted lines with the number of lines, and of those that are still to be applied. */
export const partnersOfImport = (db: Db, importId: string) =>
  db
    .selectFrom('fact_import_rows')
    .select(({ fn, eb }) => [
      'partner_id',
      fn.countAll<number>().as('lines'),
      fn.sum<number>(eb.case().when('fact_id', 'is', null).then(1).else(0).end()).as('waiting'),
    ])
    .where('import_id', '=', importId)
    .where('verdict', '=', 'accepted')
    .where('partner_id', 'is not', null)
    .groupBy('partner_id')
    .orderBy('partner_id')
    .execute()

export const waitingLines = (db: Db, importId: string, partnerId: string): Promise<ImportLineRow[]> =>
  db
    .selectFrom('fact_import_rows')
    .selectAll()
    .where('import_id', '=', importId)
    .where('partner_id', '=', partnerId)
    .where('verdict', '=', 'accepted')
    .where('fact_id', 'is', null)
    .orderBy('line')
    .execute()

export const setLineFact = (db: Db, importId: string, line: number, factId: string) =>
  db
    .updateTable('fact_import_rows')
    .set({ fact_id: factId })
    .where('import_id', '=', importId)
    .where('line', '=', line)
    .execute()
