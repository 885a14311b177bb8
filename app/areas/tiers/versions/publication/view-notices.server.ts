import type { Ctx } from '~/platform/context.server'
import { json } from '~/platform/json'
import { type LocalText, localText } from '~/platform/local-text'
import { authorise } from '~/platform/policy'
import { effectiveFrom } from '../../language/programme'
import { mayManageProgramme } from '../../policy'
import { namesOf } from '../../standings/read-partner.server'
import type { VersionComparison } from '../../what-if/compare-versions'
import type { RuleDraft } from '../drafts/read-draft.server'
import { countTrialPartners, trialPartners } from '../trials/queries.server'
import { readTrial } from '../trials/read-trial.server'
import type { TrialFilter } from '../trials/trial-filter'
import { TRIAL_PAGE } from '../trials/trial-page-size'
import { noticeText } from './send-notices.server'

export type NoticesView = {
  /** The language they are shown in. */
  locale: string
  track: LocalText
  effectiveAt: number
  notices: { partner: { name: string; slug: string }; change: 'promoted' | 'demoted' | 'unchanged'; text: string }[]
  total: number
  page: number
  filter: TrialFilter
}

/**
 * What each partner will be told when the draft is published, in one language, a page at a time. Null while there is no
 * what-if of the text as it stands: the notices are made from it.
 * @throws AppError 403 `tiers.not-a-programme-manager`
 */
export async function viewNotices(
  ctx: Ctx,
  of: { draft: RuleDraft; locale: string; filter: TrialFilter; page: number },
): Promise<NoticesView | null> {
  authorise(mayManageProgramme(ctx.actor))
  const trial = await readTrial(ctx, of.draft)
  if (trial?.state.is !== 'done') return null
  const names = await namesOf(ctx, [])
  const rows = await trialPartners(ctx.db, trial.id, of.filter, {
    limit: TRIAL_PAGE,
    offset: (of.page - 1) * TRIAL_PAGE,
  })
  return {
    ...{ locale: of.locale, track: trial.to.title, effectiveAt: effectiveFrom(trial.to) },
    notices: rows.map(({ name, slug, change, content }) => ({
      ...{ partner: { name, slug }, change },
      text: localText(
        noticeText(json<VersionComparison>(content), { from: trial.from, to: trial.to, names }),
        of.locale,
      ),
    })),
    total: await countTrialPartners(ctx.db, trial.id, of.filter),
    page: of.page,
    filter: of.filter,
  }
}
