import { isVendorStaff } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { entitledTo } from '~/platform/entitlements'
import { requirePerson } from '~/platform/request.server'
import { type SearchHit, search } from '~/platform/search.server'
import { listCurrentBenefits } from './queries.courses.server'
import { SEARCH_KINDS, type SearchKind } from './search-kind'

export type FoundGroup = { kind: SearchKind; hits: readonly SearchHit[] }

/**
 * Courses, lessons and help pages that hold every word asked for, and that this person may read. Help is only in the
 * reader's language, courses come in it first.
 */
export async function searchContent(ctx: Ctx, text: string, limit: number): Promise<FoundGroup[]> {
  const actor = requirePerson(ctx)
  const benefits = await listCurrentBenefits(ctx.db)
  const granted = await ctx.entitlements.of(actor.organisationId)
  const open = benefits.filter((benefit) => isVendorStaff(actor) || entitledTo(granted, benefit))
  const hits = await search(ctx.db, {
    text,
    locale: actor.locale,
    audiences: ['everyone', 'members', ...open.map((benefit) => `benefit:${benefit}`)],
    ownLanguageOnly: ['help'],
    kinds: SEARCH_KINDS,
    limit,
  })
  return SEARCH_KINDS.map((kind) => ({ kind, hits: hits.filter((hit) => hit.kind === kind) })).filter(
    (group) => group.hits.length > 0,
  )
}
