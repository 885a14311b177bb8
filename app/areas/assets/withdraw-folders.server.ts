import type { Ctx } from '~/platform/context.server'
import { authorise } from '~/platform/policy'
import { mayPublishAssets } from './policy'
import { allFolders, currentAssets, removeAssets, withdrawFolder } from './queries.server'

/**
 * Withdraws every folder that is not among those kept. Nobody sees it or opens its files any more; its rows stay, and
 * publishing its files again brings it back. Doing it again changes nothing.
 * @param kept slugs of the folders that the author still has
 * @throws AppError 403 `assets.not-a-publisher`
 */
export async function withdrawFoldersExcept(
  ctx: Ctx,
  kept: readonly string[],
): Promise<{ slug: string; removed: number }[]> {
  authorise(mayPublishAssets(ctx.actor))
  return ctx.transaction(async (tx) => {
    const gone = (await allFolders(tx.db)).filter(({ slug }) => !kept.includes(slug))
    const withdrawn: { slug: string; removed: number }[] = []
    for (const { id, slug } of gone) {
      const files = await currentAssets(tx.db, id)
      if (files.length > 0)
        await removeAssets(
          tx.db,
          files.map((file) => file.id),
          tx.now,
        )
      await withdrawFolder(tx.db, id, tx.now)
      const result = { slug, removed: files.length }
      await tx.audit({ action: 'assets.folder-withdrawn', subject: { kind: 'asset-folder', id }, after: result })
      withdrawn.push(result)
    }
    return withdrawn
  })
}
