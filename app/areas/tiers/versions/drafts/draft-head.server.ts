import type { Ctx } from '~/platform/context.server'
import { effectiveFrom } from '../../language/programme'
import { rulesInForce } from '../load-rules.server'
import { findTrack } from '../queries.server'
import type { DraftHead } from '../ui/draft-frame'
import type { RuleDraft } from './read-draft.server'

/** What every page of a draft shows above it. The caller has read the draft, and so was allowed to. */
export async function draftHead(ctx: Ctx, draft: RuleDraft): Promise<DraftHead> {
  const { checked } = draft
  const about = { id: draft.id, track: draft.track }
  if (checked.ok)
    return { ...about, title: checked.programme.title, effectiveAt: effectiveFrom(checked.programme), problems: 0 }
  const track = await findTrack(ctx.db, draft.track)
  const title = track && (await rulesInForce(ctx, ctx.now)).get(track.id)?.programme.title
  return { ...about, title: title ?? { en: draft.track }, effectiveAt: null, problems: checked.problems.length }
}
