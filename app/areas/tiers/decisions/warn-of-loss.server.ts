import { dirOf, localeCodes, speechFor } from '~/i18n/translator.server'
import type { Ctx } from '~/platform/context.server'
import { json } from '~/platform/json'
import type { LocalText } from '~/platform/local-text'
import { mailName } from '~/platform/mail-name'
import { describeForecastStep } from '../describe/forecast'
import { describePrevention } from '../describe/prevention'
import { plainly, type Sentence } from '../describe/sentence'
import type { TierLossAhead } from '../events'
import type { Fact } from '../facts/facts'
import { factsAsKnown } from '../facts/facts-as-known'
import { indexFacts } from '../facts/index-facts'
import { factsOfPartner } from '../facts/queries.server'
import { isolated, type Names } from '../language/names'
import { namesOf } from '../standings/read-partner.server'
import { type PublishedRules, programmeOf, rulesInForce } from '../versions/load-rules.server'
import { historyOf } from './decision-history'
import { type ForecastStep, forecast } from './forecast'
import { LOSSES } from './forecast-view'
import { nextNotice, noticeDue } from './loss-steps'
import { preventionOf } from './prevent-loss'
import { dueWatches, insertLossNotice, putWatch } from './queries.losses.server'
import { decisionHistory, lockPartner } from './queries.server'
import type { LossAhead } from './standing-outlook'

const BATCH = 100
/** How far ahead a look reaches, in calendar months: further than the first notice by more than the time to the next look. */
const MONTHS_AHEAD = 4
const NEXT_LOOK = 14 * 86_400_000

/**
 * Tells partners 90, 60 and 30 days before a tier would be lost, with the reason and what prevents it; once for each date
 * and each of the three. Looks only at partners of whom something changed, and at those whose next notice has come. Each is
 * its own transaction; one that fails is logged and tried at the next run.
 * @returns how many were looked at
 */
export async function warnOfLosses(ctx: Ctx): Promise<number> {
  const due = await dueWatches(ctx.db, ctx.now, BATCH)
  for (const { partner_id, track_id } of due) {
    try {
      await ctx.transaction((tx) => warn(tx, partner_id, track_id))
    } catch (error) {
      ctx.log.error({ err: error, partner: partner_id }, 'it could not be looked whether a tier is lost soon')
    }
  }
  return due.length
}

async function warn(tx: Ctx, partnerId: string, trackId: string): Promise<void> {
  await lockPartner(tx.db, partnerId)
  const watch = { partner_id: partnerId, track_id: trackId, looked_at: tx.now }
  const rules = (await rulesInForce(tx, tx.now)).get(trackId)
  const nothing = { ...watch, look_again_at: tx.now + NEXT_LOOK, lost_at: null, loss: null }
  if (!rules) return void (await putWatch(tx.db, nothing))
  const { programme } = rules
  const facts = (await factsOfPartner(tx.db, partnerId)).map((row) => json<Fact>(row.content))
  const steps = await decisionHistory(tx.db, partnerId, trackId)
  const last = steps.at(-1)
  const tiersBefore = last ? (await programmeOf(tx, last.rule_version_id)).tiers : programme.tiers
  const coming = forecast(programme, facts, {
    ...{ at: tx.now, knownAt: tx.now, history: historyOf(steps), tiersBefore, months: MONTHS_AHEAD },
  })
  const loss = coming.find(({ change }) => LOSSES.includes(change))
  const tier = last?.tier_after ?? null
  const days = loss ? noticeDue(loss.at, tx.now) : null
  if (loss && tier !== null && days !== null) {
    const notice = { partner_id: partnerId, track_id: trackId, lost_at: loss.at, days, told_at: tx.now }
    if (await insertLossNotice(tx.db, notice))
      await tx.publish(await eventOf(tx, { partnerId, rules, facts, tier, loss, days }))
  }
  const next = loss ? nextNotice(loss.at, tx.now) : tx.now + NEXT_LOOK
  const ahead: LossAhead | null = loss ? { versionId: rules.versionId, step: loss } : null
  await putWatch(tx.db, {
    ...{ ...watch, look_again_at: next, lost_at: loss?.at ?? null },
    loss: ahead && JSON.stringify(ahead),
  })
}

async function eventOf(
  tx: Ctx,
  of: {
    partnerId: string
    rules: PublishedRules
    facts: readonly Fact[]
    tier: string
    loss: ForecastStep
    days: TierLossAhead['days']
  },
): Promise<TierLossAhead> {
  const { rules, facts, tier, loss } = of
  const { programme } = rules
  const index = indexFacts(factsAsKnown(facts, tx.now))
  const prevention = preventionOf(programme, index, { now: tx.now, at: loss.at, tier })
  const say = await inAllLanguages(tx, facts)
  return {
    ...{ type: 'tiers.loss-ahead', v: 1, partnerId: of.partnerId, days: of.days, lostAt: loss.at },
    ...{ trackSlug: rules.trackSlug, trackTitle: programme.title, keptUntil: loss.graceUntil },
    tier,
    tierTitle: programme.tiers.find(({ slug }) => slug === tier)?.title ?? { en: tier },
    why: say(describeForecastStep(loss, programme).because),
    prevention: prevention && say([describePrevention(prevention, programme)]),
  }
}

/** Sentences with the names of people and certifications, for readers of every language. */
async function inAllLanguages(tx: Ctx, facts: readonly Fact[]): Promise<(sentences: readonly Sentence[]) => LocalText> {
  const names: Names = await namesOf(tx, facts)
  const speakers = localeCodes.map((locale) => {
    const speech = speechFor({ locale, timeZone: 'UTC', now: tx.now })
    const t = speech.t('tiers')
    const { format } = speech
    return [
      locale,
      plainly(t, {
        format: { ...format, date: format.dateLong },
        // It is read in mails of others.
        person: (id) => isolated(mailName(names.people[id] ?? t('words.somebody')), dirOf(locale) === 'rtl'),
        certification: (slug) => names.certifications[slug] ?? slug,
      }),
    ] as const
  })
  return (sentences) => Object.fromEntries(speakers.map(([locale, say]) => [locale, sentences.map(say).join(' ')]))
}
