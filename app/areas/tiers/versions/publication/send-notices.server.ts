import { localeCodes } from '~/i18n/translator.server'
import type { Ctx } from '~/platform/context.server'
import { setProgress } from '~/platform/jobs.server'
import { json } from '~/platform/json'
import type { LocalText } from '~/platform/local-text'
import type { RulesAnnounced, RulesWithdrawn } from '../../events'
import type { Names } from '../../language/names'
import { effectiveFrom, type Programme } from '../../language/programme'
import { namesOf } from '../../standings/read-partner.server'
import type { VersionComparison } from '../../what-if/compare-versions'
import { programmeOf } from '../load-rules.server'
import { findTrack, lockVersion, versionOfDay } from '../queries.server'
import { speak } from '../reading/speak.server'
import { markTold, partnersTold, partnersToTell, trialOfVersion } from '../trials/queries.server'
import { noticeOf } from './notice-of'

export const SEND_RULE_NOTICES_JOB = 'tiers.send-rule-notices'

/** Partners that are told in one transaction. */
const PORTION = 100

type NoticeWork = {
  readonly trial: NonNullable<Awaited<ReturnType<typeof trialOfVersion>>>
  readonly about: Omit<RulesWithdrawn, 'type' | 'partnerId' | 'isReplaced'>
  readonly to: Programme
  readonly onTold: (told: number) => Promise<void>
}

/**
 * Tells every partner that was tried what a published version means for it, and, once the version was withdrawn, that it
 * does not come. Each partner is told once, however often the work is taken up again, and nobody of a version that was
 * withdrawn meanwhile.
 */
export async function sendRuleNotices(
  ctx: Ctx,
  payload: { versionId: string; kind: 'announced' | 'withdrawn' },
  of: { jobId: string },
): Promise<{ partners: number }> {
  const trial = await trialOfVersion(ctx.db, payload.versionId)
  if (!trial) return { partners: 0 }
  const to = json<Programme>(trial.programme)
  const work: NoticeWork = {
    ...{ trial, to, onTold: (told) => setProgress(ctx.db, of.jobId, told, told) },
    about: {
      ...{ v: 1, versionId: payload.versionId, trackSlug: to.track, trackTitle: to.title },
      effectiveAt: effectiveFrom(to),
    },
  }
  return { partners: await (payload.kind === 'announced' ? announce(ctx, work) : takeBack(ctx, work)) }
}

async function announce(ctx: Ctx, { trial, about, to, onTold }: NoticeWork): Promise<number> {
  const from = trial.base_version_id === null ? null : await programmeOf(ctx, trial.base_version_id)
  const names = await namesOf(ctx, [])
  for (let told = 0; ; ) {
    const sent = await ctx.transaction(async (tx) => {
      if ((await lockVersion(tx.db, about.versionId)) !== null) return 0
      const rows = await partnersToTell(tx.db, trial.id, PORTION)
      for (const { partner_id: partnerId, content } of rows) {
        const comparison = json<VersionComparison>(content)
        const text = noticeText(comparison, { from, to, names })
        const { change } = comparison
        await tx.publish({ type: 'tiers.rules-announced', ...about, partnerId, change, text } satisfies RulesAnnounced)
      }
      const ids = rows.map(({ partner_id }) => partner_id)
      if (ids.length > 0) await markTold(tx.db, trial.id, ids, tx.now)
      return ids.length
    })
    if (sent === 0) return told
    told += sent
    await onTold(told)
  }
}

async function takeBack(ctx: Ctx, { trial, about, to, onTold }: NoticeWork): Promise<number> {
  const track = await findTrack(ctx.db, to.track)
  const isReplaced = track !== undefined && (await versionOfDay(ctx.db, track.id, about.effectiveAt)) !== undefined
  for (let told = 0, after = ''; ; ) {
    const rows = await partnersTold(ctx.db, trial.id, after, PORTION)
    const last = rows.at(-1)
    if (!last) return told
    await ctx.transaction(async (tx) => {
      for (const { partner_id: partnerId } of rows)
        await tx.publish({ type: 'tiers.rules-withdrawn', ...about, partnerId, isReplaced } satisfies RulesWithdrawn)
    })
    told += rows.length
    after = last.partner_id
    await onTold(told)
  }
}

/** What one partner is told, in every language of the product. */
export function noticeText(
  comparison: VersionComparison,
  of: { from: Programme | null; to: Programme; names: Names },
): LocalText {
  const sentences = noticeOf(comparison, { ...of, effectiveAt: effectiveFrom(of.to) })
  return Object.fromEntries(localeCodes.map((locale) => [locale, sentences.map(speak(locale, of.names)).join(' ')]))
}
