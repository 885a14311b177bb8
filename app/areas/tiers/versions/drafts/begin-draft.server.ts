import { actorId } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { conflict, invalid, notFound } from '~/platform/errors'
import { newId } from '~/platform/ids'
import { authorise } from '~/platform/policy'
import { mayManageProgramme } from '../../policy'
import { allVersions, findTrack } from '../queries.server'
import { editSource } from './edit-source'
import { newSource, proposedDay } from './new-source'
import { allDrafts, insertDraft } from './queries.server'

const TRACK = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/
/** Titles are shown in lists; a longer one is a sentence. */
const LONGEST_TITLE = 80

/**
 * Begins a draft: of a version of a track, for a day that no version is published for yet, or from nothing. Any number of
 * drafts may stand beside each other.
 * @param input.version the hash of the version it is made from, or its beginning; null for nothing
 * @param input.title of a new track; without it the track has to be there
 * @throws AppError 403 `tiers.not-a-programme-manager`, 404 `tiers.track-not-found` or `tiers.version-not-found`, 409
 * `tiers.track-taken` for a new track of a name that another has, 422 `tiers.track-name` or `tiers.track-title`
 * @returns the draft's id
 */
export async function beginDraft(
  ctx: Ctx,
  input: { track: string; version: string | null; title?: string },
): Promise<string> {
  authorise(mayManageProgramme(ctx.actor))
  return ctx.transaction(async (tx) => {
    const track = await findTrack(tx.db, input.track)
    if (input.title !== undefined) {
      if (!TRACK.test(input.track) || input.track.length > 60) throw invalid('tiers.track-name')
      const title = input.title.trim()
      if (title === '' || title.length > LONGEST_TITLE) throw invalid('tiers.track-title')
      if (track || (await allDrafts(tx.db)).some((draft) => draft.track === input.track))
        throw conflict('tiers.track-taken')
    } else if (!track) throw notFound('tiers.track-not-found')
    const versions = track ? await allVersions(tx.db, track.id) : []
    const base = input.version ? versions.find(({ hash }) => hash.startsWith(input.version ?? '')) : undefined
    if (input.version && !base) throw notFound('tiers.version-not-found')
    const effective = proposedDay(
      tx.now,
      versions.flatMap((version) => (version.withdrawn_at === null ? [version.effective_at] : [])),
    )
    const source = base
      ? editSource(base.source, [{ path: ['effective'], value: effective }])
      : newSource({ track: input.track, title: input.title?.trim() ?? input.track, effective, currency: 'EUR' })
    const id = newId(tx.now)
    await insertDraft(tx.db, {
      ...{ id, track: input.track, source, revision: 1, base_version_id: base?.id ?? null },
      ...{ created_at: tx.now, created_by: actorId(tx.actor), updated_at: tx.now, updated_by: actorId(tx.actor) },
    })
    await tx.audit({
      action: 'tiers.rule-draft-begun',
      subject: { kind: 'rule-draft', id },
      after: { track: input.track, from: base?.hash ?? null },
    })
    await tx.signal('vendor', 'rule-drafts-changed')
    return id
  })
}
