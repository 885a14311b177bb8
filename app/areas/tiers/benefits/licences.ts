import type { EntitlementVerdict } from './entitlement'
import { type Checked, problemList, readPastDay, readText } from './typed'

/** A licence that was handed out to somebody or something, until it is returned. Epoch ms. */
export type LicenceUse = {
  readonly id: string
  readonly holder: string
  readonly what: string
  readonly handedAt: number
  readonly returnedAt: number | null
  readonly recordedBy: string
}

/** `left` is negative where more are in use than are allowed: nothing is taken back by itself when a tier is lost. */
export type LicenceCount = { readonly allowed: number; readonly used: number; readonly left: number }

export function countLicences(uses: readonly LicenceUse[], verdict: EntitlementVerdict): LicenceCount {
  const allowed = verdict.allow && typeof verdict.value === 'number' ? verdict.value : 0
  const used = uses.filter(({ returnedAt }) => returnedAt === null).length
  return { allowed, used, left: allowed - used }
}

export const LICENCE_FIELDS = ['holder', 'what', 'date'] as const
export type LicenceField = (typeof LICENCE_FIELDS)[number]
export type TypedLicence = Readonly<Record<LicenceField, string>>

/** Reads what was typed, and refuses one more than there are. */
export function checkLicence(
  typed: TypedLicence,
  of: { count: LicenceCount; now: number },
): Checked<{ holder: string; what: string; handedAt: number }, LicenceField | 'licence'> {
  const { problems, report } = problemList<LicenceField | 'licence'>()
  const { allowed, used, left } = of.count
  if (allowed === 0) report('licence', 'not-entitled')
  else if (left <= 0) report('licence', 'none-left', { allowed, used })
  const holder = readText(typed.holder, 'holder', { max: 120 }, report)
  const what = readText(typed.what, 'what', { max: 200 }, report)
  const handedAt = readPastDay(typed.date, 'date', of.now, report)
  return problems.length === 0 && holder !== null && what !== null && handedAt !== null
    ? { ok: true, value: { holder, what, handedAt } }
    : { ok: false, problems }
}
