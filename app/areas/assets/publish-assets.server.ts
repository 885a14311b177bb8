import type { Ctx } from '~/platform/context.server'
import { invariant } from '~/platform/errors'
import { insertFiles } from '~/platform/files.server'
import { hashOf } from '~/platform/hash.server'
import { newId } from '~/platform/ids'
import { authorise } from '~/platform/policy'
import type { ParsedAssetFolder } from './asset-folder'
import { mayPublishAssets } from './policy'
import { currentAssets, insertAssets, insertFolder, lockFolder, removeAssets, updateFolder } from './queries.server'

export type PublishedFolder = { slug: string; outcome: 'published' | 'unchanged'; added: number; removed: number }

/**
 * Brings a folder to its files. A file that has changed counts as another one; what is gone is withdrawn.
 * @throws AppError 403 `assets.not-a-publisher`
 */
export async function publishAssets(ctx: Ctx, folder: ParsedAssetFolder): Promise<PublishedFolder> {
  authorise(mayPublishAssets(ctx.actor))
  for (const { bytes } of folder.files) await ctx.files.put(bytes)
  return ctx.transaction(async (tx) => {
    const facts = {
      title: JSON.stringify(folder.title),
      summary: JSON.stringify(folder.summary),
      requires_benefit: folder.requiresBenefit,
      hash: hashOf({ ...folder, files: folder.files.map(({ name, sha256 }) => [name, sha256]) }),
      updated_at: tx.now,
    }
    // The first time nothing equals the empty hash, so a new folder is a changed folder.
    await insertFolder(tx.db, { id: newId(tx.now), slug: folder.slug, ...facts, hash: '' })
    const row = await lockFolder(tx.db, folder.slug)
    invariant(row, 'the folder was inserted in this transaction if it was not there')
    if (row.hash === facts.hash) return { slug: folder.slug, outcome: 'unchanged', added: 0, removed: 0 }

    await updateFolder(tx.db, row.id, facts)
    const known = await currentAssets(tx.db, row.id)
    const isKept = (asset: { name: string; sha256: string }) => (other: { name: string; sha256: string }) =>
      other.name === asset.name && other.sha256 === asset.sha256
    const removed = known.filter((asset) => !folder.files.some(isKept(asset)))
    const added = folder.files.filter((file) => !known.some(isKept(file)))
    if (removed.length > 0)
      await removeAssets(
        tx.db,
        removed.map(({ id }) => id),
        tx.now,
      )
    if (added.length > 0) await addFiles(tx, row.id, folder, added)
    const result = { slug: folder.slug, outcome: 'published' as const, added: added.length, removed: removed.length }
    await tx.audit({ action: 'assets.folder-published', subject: { kind: 'asset-folder', id: row.id }, after: result })
    return result
  })
}

async function addFiles(tx: Ctx, folderId: string, folder: ParsedAssetFolder, added: ParsedAssetFolder['files']) {
  await insertFiles(
    tx.db,
    added.map(({ sha256, mediaType, size }) => ({ sha256, media_type: mediaType, size, created_at: tx.now })),
  )
  await insertAssets(
    tx.db,
    added.map((file) => ({
      id: newId(tx.now),
      folder_id: folderId,
      name: file.name,
      sha256: file.sha256,
      position: folder.files.indexOf(file) + 1,
      created_at: tx.now,
    })),
  )
}
