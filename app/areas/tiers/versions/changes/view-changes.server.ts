import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { json } from '~/platform/json'
import { authorise } from '~/platform/policy'
import type { Names } from '../../language/names'
import { effectiveFrom, type Programme } from '../../language/programme'
import { mayManageProgramme, mayReadRules } from '../../policy'
import { namesOf } from '../../standings/read-partner.server'
import type { RuleDraft } from '../drafts/read-draft.server'
import { allVersions, findTrack, type RuleVersionRow } from '../queries.server'
import { compareRules, type RulesChange } from './compare-rules'
import { type TextHunk, textChanges } from './text-changes'

export type ComparedVersion = { hash: string; effectiveAt: number }

export type ChangesView = {
  track: string
  /** Null where there is nothing to compare with: the first rules of a track. */
  before: ComparedVersion | null
  after: ComparedVersion
  /** What may be chosen to compare with, the latest day first. */
  others: ComparedVersion[]
  /** Null while the newer text has problems: then only texts are compared. */
  change: RulesChange | null
  text: TextHunk[]
  currency: string
  names: Names
}

/**
 * What differs between two published versions of a track.
 * @param of.from, of.to beginnings of their hashes; without `to` the version in force, without `from` the one before
 * @throws AppError 403 for strangers, 404
 */
export async function viewVersionChanges(
  ctx: Ctx,
  of: { track: string; from: string | null; to: string },
): Promise<ChangesView> {
  authorise(mayReadRules(ctx.actor))
  const versions = await versionsOf(ctx, of.track)
  const standing = versions.filter((row) => row.withdrawn_at === null)
  const inForce = standing.find((row) => row.effective_at <= ctx.now) ?? standing.at(-1)
  const after = of.to === '' ? inForce : versions.find(({ hash }) => hash.startsWith(of.to))
  if (!after) throw notFound('tiers.version-not-found')
  const earlier = standing.filter((row) => row.effective_at < after.effective_at)
  const before = chosen(versions, of.from) ?? earlier[0] ?? null
  return compare(ctx, of.track, {
    before,
    others: versions.filter((row) => row !== after),
    after: { hash: after.hash, source: after.source, programme: json<Programme>(after.programme) },
  })
}

/** What a draft would change, beside the version it was made from or another one. @throws AppError 403, 404 */
export async function viewDraftChanges(ctx: Ctx, of: { draft: RuleDraft; from: string | null }): Promise<ChangesView> {
  authorise(mayManageProgramme(ctx.actor))
  const { draft } = of
  const versions = await versionsOf(ctx, draft.track)
  const base =
    versions.find(({ id }) => id === draft.baseVersionId) ?? versions.find((row) => row.withdrawn_at === null)
  return compare(ctx, draft.track, {
    before: chosen(versions, of.from) ?? base ?? null,
    others: versions,
    after: {
      source: draft.source,
      hash: draft.checked.ok ? draft.checked.hash : '',
      programme: draft.checked.ok ? draft.checked.programme : null,
    },
  })
}

async function versionsOf(ctx: Ctx, slug: string): Promise<RuleVersionRow[]> {
  const track = await findTrack(ctx.db, slug)
  return track ? allVersions(ctx.db, track.id) : []
}

const chosen = (versions: readonly RuleVersionRow[], hash: string | null) =>
  hash ? versions.find((row) => row.hash.startsWith(hash)) : undefined

async function compare(
  ctx: Ctx,
  track: string,
  of: {
    before: RuleVersionRow | null
    others: readonly RuleVersionRow[]
    after: { hash: string; source: string; programme: Programme | null }
  },
): Promise<ChangesView> {
  const { before, after } = of
  const old = before && json<Programme>(before.programme)
  return {
    track,
    before: before && { hash: before.hash, effectiveAt: before.effective_at },
    after: { hash: after.hash, effectiveAt: after.programme ? effectiveFrom(after.programme) : 0 },
    others: of.others.map(({ hash, effective_at }) => ({ hash, effectiveAt: effective_at })),
    change: old && after.programme ? compareRules(old, after.programme) : null,
    text: before ? textChanges(before.source, after.source) : [],
    currency: (after.programme ?? old)?.currency ?? 'EUR',
    names: await namesOf(ctx, []),
  }
}
