import { findPeople } from '~/areas/identity/people.server'
import type { Ctx } from '~/platform/context.server'
import type { LocalText } from '~/platform/local-text'
import { authorise } from '~/platform/policy'
import { readDay } from '../facts/written-values'
import { mayManageProgramme } from '../policy'
import { allDrafts } from './drafts/queries.server'
import { programmeOf } from './load-rules.server'
import { allTracks, ruleVersions } from './queries.server'

export type ListedVersion = { id: string; hash: string; effectiveAt: number; state: 'next' | 'in-force' | 'past' }
export type ListedDraft = {
  id: string
  updatedAt: number
  updatedBy: string | null
  revision: number
  /** The day that its text names, epoch ms; null while it names none. */
  effectiveAt: number | null
}

/** A track with its versions, the latest day first, and its drafts. A track that only drafts speak of has no versions. */
export type Rulebook = {
  track: string
  title: LocalText
  isPublic: boolean
  versions: ListedVersion[]
  drafts: ListedDraft[]
}

/** Every track's versions that count for their days, and every draft. @throws AppError 403 */
export async function listRulebooks(ctx: Ctx): Promise<Rulebook[]> {
  authorise(mayManageProgramme(ctx.actor))
  const tracks = await allTracks(ctx.db)
  const versions = await ctx.published('tiers.rules', () => ruleVersions(ctx.db))
  const drafts = await allDrafts(ctx.db)
  const people = await findPeople(ctx, [...new Set(drafts.map((draft) => draft.updated_by))])
  const draftsOf = (slug: string): ListedDraft[] =>
    drafts
      .filter(({ track }) => track === slug)
      .map((draft) => ({
        ...{ id: draft.id, updatedAt: draft.updated_at, revision: draft.revision },
        updatedBy: people.get(draft.updated_by)?.name ?? null,
        effectiveAt: dayOf(draft.source),
      }))
  const books: Rulebook[] = []
  for (const track of tracks) {
    const own = versions.filter((version) => version.track_id === track.id).toReversed()
    const inForce = own.find((version) => version.effective_at <= ctx.now)
    const shown = inForce ?? own.at(-1)
    books.push({
      ...{ track: track.slug, isPublic: track.is_public === 1, drafts: draftsOf(track.slug) },
      title: shown ? (await programmeOf(ctx, shown.id)).title : { en: track.slug },
      versions: own.map(({ id, hash, effective_at }) => ({
        ...{ id, hash, effectiveAt: effective_at },
        state: effective_at > ctx.now ? 'next' : id === inForce?.id ? 'in-force' : 'past',
      })),
    })
  }
  const unknown = new Set(drafts.map(({ track }) => track).filter((slug) => tracks.every((one) => one.slug !== slug)))
  for (const slug of unknown)
    books.push({ track: slug, title: { en: slug }, isPublic: false, versions: [], drafts: draftsOf(slug) })
  return books
}

/** Read off the line that says it: a draft may have problems elsewhere. */
const dayOf = (source: string): number | null => readDay(/^effective: *["']?([\d-]+)/m.exec(source)?.[1] ?? '')
