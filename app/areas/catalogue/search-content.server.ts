import { isVendorStaff } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { entitledTo } from '~/platform/entitlements'
import { requirePerson } from '~/platform/request.server'
import { type SearchHit, search } from '~/platform/search.server'
import { inOneLanguageEach } from './filter-courses'
import { listCurrent } from './queries.courses.server'
import { SEARCH_KINDS, type SearchKind } from './search-kind'

/** `course` is the title of the course that a lesson belongs to. */
export type Found = SearchHit & { course: string | null }
export type FoundGroup = { kind: SearchKind; hits: readonly Found[] }

/**
 * Courses, lessons and help pages that hold every word asked for, and that this person may read. Help is only in the
 * reader's language; of a course that is offered in it, the other languages stay out.
 */
export async function searchContent(ctx: Ctx, text: string, limit: number): Promise<FoundGroup[]> {
  const actor = requirePerson(ctx)
  const courses = (await listCurrent(ctx.db)).map((row) => ({ ...row, translationOf: row.translation_of }))
  const offered = new Map(inOneLanguageEach(courses, actor.locale).map((course) => [course.slug, course.title]))
  const benefits = [...new Set(courses.flatMap(({ requires_benefit }) => requires_benefit ?? []))]
  const granted = await ctx.entitlements.of(actor.organisationId)
  const open = benefits.filter((benefit) => isVendorStaff(actor) || entitledTo(granted, benefit))
  const hits = await search(ctx.db, {
    text,
    locale: actor.locale,
    audiences: ['everyone', 'members', ...open.map((benefit) => `benefit:${benefit}`)],
    ownLanguageOnly: ['help'],
    kinds: SEARCH_KINDS,
    // Some of them are translations that stay out.
    limit: limit * 2,
  })
  const found = hits.flatMap((hit): Found[] => {
    const slug = /^(?:course|lesson):([^/]+)/.exec(hit.id)?.[1]
    if (slug === undefined) return [{ ...hit, course: null }]
    const course = offered.get(slug)
    return course === undefined ? [] : [{ ...hit, course: hit.kind === 'lesson' ? course : null }]
  })
  return SEARCH_KINDS.map((kind) => ({ kind, hits: found.slice(0, limit).filter((hit) => hit.kind === kind) })).filter(
    (group) => group.hits.length > 0,
  )
}
