import type { CountPeopleRule } from '../language/rule'
import { fitting } from './condition-faults'
import { type Finding, finding } from './finding'
import { isHoldable } from './possible'
import type { Site } from './sites'
import { isEarnable, retirementOf, type Vendor } from './vendor'

/** Certifications that rules ask for and nobody can earn, as far as it is known which are offered. */
export function certificationFindings(sites: readonly Site[], vendor: Vendor): Finding[] {
  if (vendor.offered === null && !vendor.programme.definitions?.retired) return []
  return sites.flatMap((site) => {
    if (site.at === 'rule' && site.rule.kind === 'countPeople') return ofRule(site.rule, vendor)
    if (site.at !== 'where' || site.source === 'certificates') return []
    return site.where.flatMap((one) =>
      one.kind === 'holds'
        ? ofNames(
            (fitting(one.where, vendor) ?? []).map(({ slug }) => slug),
            site.id,
            vendor,
          )
        : [],
    )
  })
}

function ofRule(rule: CountPeopleRule, vendor: Vendor): Finding[] {
  const { certifications } = rule.holding
  if (isHoldable(rule, (slug) => isEarnable(slug, vendor))) return ofNames(certifications, rule.id, vendor)
  const names = certifications.filter((slug) => !isEarnable(slug, vendor)).join(', ')
  return [finding('nobody-can-hold', rule.id, { names }), ...ofNames(certifications, rule.id, vendor)]
}

function ofNames(names: readonly string[], path: string, { offered, programme }: Vendor): Finding[] {
  return names.flatMap((certification) => {
    const retirement = retirementOf(certification, programme)
    if (retirement?.countsAs) {
      const params = { certification, other: retirement.countsAs }
      return [finding('certification-counts-as', path, params)]
    }
    const found = offered?.find(({ slug }) => slug === certification)
    if (retirement) return [finding('certification-retired', path, { certification, since: programme.effective })]
    if (offered === null) return []
    if (!found) return [finding('certification-not-offered', `certifications.${certification}`, { certification })]
    if (found.exam === null) return [finding('certification-without-exam', path, { certification })]
    const isRetired = found.retired !== null && found.retired <= programme.effective
    return isRetired ? [finding('certification-retired', path, { certification, since: found.retired ?? '' })] : []
  })
}
