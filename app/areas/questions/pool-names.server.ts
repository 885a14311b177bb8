import type { Ctx } from '~/platform/context.server'
import { allPools } from './bank/queries.server'

/** Every pool's short name with its title, for areas above; empty pools too. */
export const poolNames = async (ctx: Ctx): Promise<{ slug: string; title: string }[]> =>
  (await allPools(ctx.db)).map(({ slug, title }) => ({ slug, title }))
