import { giveGrant } from '~/areas/tiers/benefits/give-grant.server'
import { handOutLicence } from '~/areas/tiers/benefits/hand-out-licence.server'
import { logSupportRequest } from '~/areas/tiers/benefits/log-support.server'
import { recordFundUse } from '~/areas/tiers/benefits/use-fund.server'
import { writeDay } from '~/areas/tiers/facts/written-values'
import { invariant, isAppError } from '~/platform/errors'
import type { Stage } from './stage.server'
import type { Act } from './story'

type BenefitAct = Extract<Act, { kind: 'benefit' }>
const HOUR = 3_600_000

/** Gives, hands out, takes or logs as a programme manager would. What the rules of that day do not know is left out. */
export async function actOnBenefit(stage: Stage, act: BenefitAct): Promise<void> {
  try {
    const result = await perform(stage, act)
    invariant(result.ok, `a benefit of ${act.partner} was refused: ${JSON.stringify(result)}`)
  } catch (error) {
    const isUnknown = isAppError(error) && ['benefits.not-counted', 'benefits.benefit-not-found'].includes(error.code)
    if (!isUnknown) throw error
  }
}

function perform(stage: Stage, { partner, entry, until, at }: BenefitAct): Promise<{ ok: boolean }> {
  const ctx = stage.staff('programme-manager')
  const date = writeDay(at)
  const of = { partnerId: stage.partnerId(partner), track: entry.track }
  if ('grant' in entry) {
    const typed = { value: entry.value, from: '', until: writeDay(until ?? at), reason: entry.reason }
    return giveGrant(ctx, { ...of, benefit: entry.grant, typed, key: `demo ${partner} ${entry.grant} ${date}` })
  }
  if ('licence' in entry) {
    const typed = { holder: entry.holder, what: entry.what, date }
    return handOutLicence(ctx, { ...of, benefit: entry.licence, typed, key: `demo ${partner} ${entry.holder}` })
  }
  if ('fund' in entry) {
    const typed = { amount: String(entry.amount), purpose: entry.purpose, date }
    return recordFundUse(ctx, { ...of, benefit: entry.fund, typed, key: `demo ${partner} ${entry.purpose}` })
  }
  const minute = (time: number) => new Date(time).toISOString().slice(0, 16)
  // It was answered by the time of the act.
  const hours = entry.answered ?? 0
  const asked = minute(at - hours * HOUR)
  const answered = entry.answered === undefined ? '' : minute(at)
  const typed = { reference: entry.reference, subject: entry.subject, asked, answered }
  return logSupportRequest(ctx, { ...of, benefit: entry.support, typed })
}
