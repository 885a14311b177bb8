import { speechFor } from '~/i18n/translator.server'
import type { Ctx } from '~/platform/context.server'
import { localText } from '~/platform/local-text'
import type { CsvCell } from '~/platform/write-csv'
import { describeBenefit } from '../../describe/benefit'
import type { RuleDraft } from '../drafts/read-draft.server'
import { speak } from '../reading/speak.server'
import { viewTrial } from './view-trial.server'

/** More lines than this no spreadsheet is glad of. */
const MOST = 100_000

const CHANGES = {
  promoted: 'what-if.is-promoted',
  demoted: 'what-if.is-demoted',
  unchanged: 'what-if.is-unchanged',
} as const

/**
 * Every partner of a draft's what-if with its tiers and what it would miss and lose, in one language; the first line names
 * the columns.
 * Nobody stands below it before the draft was tried.
 * @throws AppError 403 `tiers.not-a-programme-manager`
 */
export async function trialLines(ctx: Ctx, of: { draft: RuleDraft; locale: string }): Promise<CsvCell[][]> {
  const filter = { change: null, region: null, tier: null }
  const trial = await viewTrial(ctx, { draft: of.draft, filter, page: 1, pageSize: MOST })
  const speech = speechFor({ locale: of.locale, timeZone: 'UTC', now: ctx.now })
  const t = speech.t('rulebook')
  const say = speak(of.locale, trial?.names)
  const tierName = (held: { title: Readonly<Record<string, string>> } | null) =>
    held ? localText(held.title, of.locale) : t('what-if.no-tier')
  return [
    [
      t('what-if.partner'),
      t('what-if.region'),
      t('what-if.change'),
      t('what-if.before'),
      t('what-if.after'),
      t('what-if.kept'),
      t('what-if.missing'),
      t('what-if.benefits'),
    ],
    ...(trial?.partners ?? []).map((row): CsvCell[] => [
      row.partner.name,
      row.region,
      t(CHANGES[row.change]),
      tierName(row.before),
      tierName(row.after),
      row.graceUntil === null ? null : new Date(row.graceUntil).toISOString().slice(0, 10),
      row.failing.map(say).join(' '),
      row.benefits
        .map((benefit) =>
          t('what-if.benefit', {
            benefit: localText(benefit.title, of.locale),
            before: say(describeBenefit(benefit, benefit.before)),
            after: say(describeBenefit(benefit, benefit.after)),
          }),
        )
        .join('; '),
    ]),
  ]
}
