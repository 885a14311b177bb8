import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { authorise } from '~/platform/policy'
import { requirePerson } from '~/platform/request.server'
import { mayOpenFolder, maySeeFolders } from './policy'
import { filesOf, folderBySlug } from './queries.server'

export type OpenedAsset = { name: string; mediaType: string; size: number; sha256: string }

/**
 * The way to the bytes of one file, for whoever the benefit is granted to today.
 * @throws AppError 403 `assets.reserved`, 404 `assets.folder-not-found`, `assets.asset-not-found`
 */
export async function openAsset(ctx: Ctx, of: { folder: string; name: string }): Promise<OpenedAsset> {
  authorise(maySeeFolders(ctx.actor))
  const folder = await folderBySlug(ctx.db, of.folder)
  if (!folder) throw notFound('assets.folder-not-found')
  const granted = await ctx.entitlements.of(requirePerson(ctx).organisationId)
  authorise(mayOpenFolder(ctx.actor, { requiresBenefit: folder.requires_benefit }, granted))
  const file = (await filesOf(ctx.db, [folder.id])).find(({ name }) => name === of.name)
  if (!file) throw notFound('assets.asset-not-found')
  return { name: file.name, mediaType: file.media_type, size: file.size, sha256: file.sha256 }
}
