import type { Ctx } from '~/platform/context.server'
import type { Names } from '../../language/names'
import { namesOf } from '../../standings/read-partner.server'

/** How certifications are called now, for sentences that speak of nobody. */
export const certificationNames = (ctx: Ctx): Promise<Names> => namesOf(ctx, [])
