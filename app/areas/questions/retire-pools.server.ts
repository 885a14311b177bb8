import type { Ctx } from '~/platform/context.server'
import { authorise } from '~/platform/policy'
import { allPools } from './bank/queries.server'
import { mayPublishQuestions } from './policy'
import { publishPool } from './publish-pool.server'

/**
 * Retires the questions of every pool that is not among those kept, as if its file were empty. Publishing the file again
 * brings them back. Pools that were made in the browser have no file and are passed over. Doing it again changes nothing.
 * @param kept slugs of the pools that the author still has
 * @throws AppError 403 `questions.not-a-publisher`
 */
export async function retirePoolsExcept(
  ctx: Ctx,
  kept: readonly string[],
): Promise<{ slug: string; retired: number }[]> {
  authorise(mayPublishQuestions(ctx.actor))
  const gone = (await allPools(ctx.db)).filter(({ slug, file_title }) => file_title !== null && !kept.includes(slug))
  const emptied: { slug: string; retired: number }[] = []
  for (const { slug, file_title } of gone) {
    const { retired } = await publishPool(ctx, { slug, title: file_title ?? '', questions: [] })
    if (retired > 0) emptied.push({ slug, retired })
  }
  return emptied
}
