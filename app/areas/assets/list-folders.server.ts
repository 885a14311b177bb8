import type { PersonActor } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { readLocalText } from '~/platform/local-text'
import { authorise } from '~/platform/policy'
import { requirePerson } from '~/platform/request.server'
import { mayOpenFolder, maySeeFolders } from './policy'
import { allFolders, filesOf, folderBySlug } from './queries.server'

export type AssetFile = { name: string; size: number; mediaType: string; addedAt: number }
export type AssetFolder = {
  slug: string
  title: string
  summary: string
  /** The benefit that opens it, when there is one. */
  requiresBenefit: string | null
  isOpen: boolean
  files: readonly AssetFile[]
  size: number
  updatedAt: number
}

/** Every folder, in the reader's language. What is in a reserved one may be known; its files may not be opened. */
export async function listFolders(ctx: Ctx): Promise<AssetFolder[]> {
  authorise(maySeeFolders(ctx.actor))
  return foldersOf(ctx, requirePerson(ctx), await allFolders(ctx.db))
}

/** @throws AppError 404 `assets.folder-not-found` */
export async function viewFolder(ctx: Ctx, slug: string): Promise<AssetFolder> {
  authorise(maySeeFolders(ctx.actor))
  const row = await folderBySlug(ctx.db, slug)
  const [folder] = row ? await foldersOf(ctx, requirePerson(ctx), [row]) : []
  if (!folder) throw notFound('assets.folder-not-found')
  return folder
}

type FolderRow = Awaited<ReturnType<typeof allFolders>>[number]

async function foldersOf(ctx: Ctx, actor: PersonActor, rows: readonly FolderRow[]): Promise<AssetFolder[]> {
  const granted = await ctx.entitlements.of(actor.organisationId)
  const files = await filesOf(
    ctx.db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => {
    const own = files.filter(({ folder_id }) => folder_id === row.id)
    return {
      slug: row.slug,
      title: readLocalText(row.title, actor.locale),
      summary: readLocalText(row.summary, actor.locale),
      requiresBenefit: row.requires_benefit,
      isOpen: mayOpenFolder(actor, { requiresBenefit: row.requires_benefit }, granted).allow,
      files: own.map(({ name, size, media_type, created_at }) => ({
        name,
        size,
        mediaType: media_type,
        addedAt: created_at,
      })),
      size: own.reduce((sum, { size }) => sum + size, 0),
      updatedAt: row.updated_at,
    }
  })
}
