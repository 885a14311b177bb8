import type { Kysely } from 'kysely'
import { dialectOf } from '#db/portable'
import type { Database } from '#db/tables'

type Db = Kysely<Database>

export type NewFolder = {
  id: string
  slug: string
  title: string
  summary: string
  requires_benefit: string | null
  hash: string
  updated_at: number
}

export const insertFolder = (db: Db, row: NewFolder) =>
  db
    .insertInto('asset_folders')
    .values({ ...row, withdrawn_at: null })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .execute()

/** The folder's row, locked until the transaction ends where the database lets others write meanwhile. */
export const lockFolder = (db: Db, slug: string) =>
  db
    .selectFrom('asset_folders')
    .selectAll()
    .where('slug', '=', slug)
    .$if(dialectOf(db) === 'postgres', (query) => query.forUpdate())
    .executeTakeFirst()

/** A folder that was withdrawn is offered again. */
export const updateFolder = (db: Db, id: string, change: Omit<NewFolder, 'id' | 'slug'>) =>
  db
    .updateTable('asset_folders')
    .set({ ...change, withdrawn_at: null })
    .where('id', '=', id)
    .execute()

/** With the hash of no files, so that the same files are a change again. */
export const withdrawFolder = (db: Db, id: string, at: number) =>
  db.updateTable('asset_folders').set({ withdrawn_at: at, hash: '' }).where('id', '=', id).execute()

export const currentAssets = (db: Db, folderId: string) =>
  db.selectFrom('assets').selectAll().where('folder_id', '=', folderId).where('removed_at', 'is', null).execute()

export const removeAssets = (db: Db, ids: readonly string[], at: number) =>
  db
    .updateTable('assets')
    .set({ removed_at: at })
    .where('id', 'in', [...ids])
    .execute()

export const insertAssets = (
  db: Db,
  rows: readonly {
    id: string
    folder_id: string
    name: string
    sha256: string
    position: number
    created_at: number
  }[],
) =>
  db
    .insertInto('assets')
    .values(rows.map((row) => ({ ...row, removed_at: null })))
    .execute()

/** The folders that are not withdrawn. */
const folders = (db: Db) => db.selectFrom('asset_folders').selectAll().where('withdrawn_at', 'is', null)

export const allFolders = (db: Db) => folders(db).orderBy('slug').execute()

export const folderBySlug = (db: Db, slug: string) => folders(db).where('slug', '=', slug).executeTakeFirst()

/** What the current files of folders are, without their bytes. */
export const filesOf = (db: Db, folderIds: readonly string[]) =>
  db
    .selectFrom('assets')
    .innerJoin('files', 'files.sha256', 'assets.sha256')
    .select([
      'assets.folder_id',
      'assets.name',
      'assets.position',
      'assets.created_at',
      'files.sha256',
      'files.size',
      'files.media_type',
    ])
    .where('assets.folder_id', 'in', folderIds.length ? [...folderIds] : [''])
    .where('assets.removed_at', 'is', null)
    .orderBy('assets.position')
    .execute()
