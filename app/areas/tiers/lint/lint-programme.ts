import type { Programme } from '../language/programme'
import type { RulePositions } from '../parse/read-rule'
import { certificationFindings } from './certification-findings'
import { conditionFaults } from './condition-faults'
import { definitionFindings } from './definition-findings'
import type { Finding } from './finding'
import { located } from './locate'
import { fieldFindings, numberFindings, selectionFindings } from './number-findings'
import { ruleFindings } from './rule-findings'
import { type Site, sitesOf } from './sites'
import { tierFindings } from './tier-findings'
import { transitionFindings } from './transition-findings'
import type { OfferedCertification, Vendor } from './vendor'
import { type Versions, versionFindings } from './version-findings'
import { windowFindings } from './window-findings'

export type LintOptions = {
  /** The certifications that can be earned; left out when that is not known. */
  readonly offered?: readonly OfferedCertification[]
  /** The author's text and where its rules stand, for lines. */
  readonly text?: { readonly source: string; readonly positions: RulePositions }
  /** The versions around, for what is wrong between them. */
  readonly versions?: Versions
}

/**
 * What an author should look at in a version that can be read: rules that can never be met or always are, tiers nobody
 * reaches, definitions nothing uses, weights that miss their cap, policies that do nothing. Certain in what it calls an
 * error: each is told only when no facts whatever would prove it wrong. In reading order when the text is given.
 */
export function lintProgramme(programme: Programme, { offered, text, versions }: LintOptions = {}): Finding[] {
  const vendor: Vendor = { programme, offered: offered ?? null }
  const sites = sitesOf(programme)
  const findings = distinct([
    ...sites.flatMap((site) => findingsAt(site, vendor)),
    ...tierFindings(vendor),
    ...definitionFindings(vendor),
    ...certificationFindings(sites, vendor),
    ...transitionFindings(vendor),
    ...(versions ? versionFindings(programme, versions) : []),
  ])
  return text ? located(findings, text.source, text.positions) : findings
}

function findingsAt(site: Site, vendor: Vendor): Finding[] {
  switch (site.at) {
    case 'rule': {
      const { rule } = site
      const isByField = (rule.kind === 'every' || rule.kind === 'some') && rule.by !== null
      const by = isByField ? fieldFindings(rule.by, rule.of.source, rule.id, vendor, null) : []
      return [...by, ...ruleFindings(site, vendor)]
    }
    case 'number':
      return numberFindings(site, vendor)
    case 'selection':
      return [...selectionFindings(site, vendor), ...windowFindings(site, vendor)]
    case 'where':
      return conditionFaults(site.where, site.source, site.id, vendor)
  }
}

/** Rules that stand in several groups are looked at with each; what is found is told once. */
const distinct = (findings: readonly Finding[]): Finding[] => [
  ...new Map(findings.map((one) => [JSON.stringify([one.code, one.path, one.params]), one])).values(),
]
