import { compare, ONE, readRational } from '~/platform/rational'
import { NO_DEFINITIONS, type Parameter, type ParameterOverride } from '../language/definitions'
import type { Programme } from '../language/programme'
import { isEmptySpan, isPossible, isWithin } from './condition-faults'
import { type Finding, finding } from './finding'
import type { Vendor } from './vendor'

/** What is wrong with what a version defines: names that nothing uses, overrides that never apply, rates. */
export function definitionFindings(vendor: Vendor): Finding[] {
  const { programme } = vendor
  const { parameters } = programme.definitions ?? NO_DEFINITIONS
  return [
    ...unused(programme),
    ...parameters.flatMap((parameter) => [...overrideFindings(parameter, vendor), ...rampFindings(parameter)]),
    ...rateFindings(programme),
  ]
}

/** The sections of which each name should be used somewhere, and the names in them. */
function unused(programme: Programme): Finding[] {
  const { records, parameters, numbers, competencies } = programme.definitions ?? NO_DEFINITIONS
  const { metrics, attestations, benefits, tiers } = programme
  const used = usedNames([tiers, numbers, competencies, benefits.map(({ usage }) => usage)])
  const given = new Set(tiers.flatMap((tier) => Object.keys(tier.benefits)))
  const sections: [string, readonly { slug: string }[], (slug: string) => boolean][] = [
    ['metrics', metrics, (slug) => ['source', 'metric', 'from'].some((as) => used.has(`${as} ${slug}`))],
    ['records', records, (slug) => used.has(`source ${slug}`)],
    ['attestations', attestations, (slug) => used.has(`attestation ${slug}`)],
    ['parameters', parameters, (slug) => used.has(`parameter ${slug}`)],
    ['numbers', numbers, (slug) => used.has(`name ${slug}`)],
    ['competencies', competencies, (slug) => used.has(`competency ${slug}`) || used.has('source competencies')],
    ['benefits', benefits, (slug) => given.has(slug) || used.has(`benefit ${slug}`)],
  ]
  return sections.flatMap(([kind, defined, isUsed]) =>
    defined
      .filter(({ slug }) => !isUsed(slug))
      .map(({ slug }) => finding('unused', `${kind}.${slug}`, { kind, name: slug })),
  )
}

/** Every name that something anywhere in the rules reads, under what it is read as. */
function usedNames(value: unknown): ReadonlySet<string> {
  const names = new Set<string>()
  const waiting = [value]
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (typeof next !== 'object' || next === null) continue
    for (const [key, inner] of Object.entries(next)) {
      if (typeof inner === 'string') names.add(`${key} ${inner}`)
      else waiting.push(inner)
    }
  }
  return names
}

/** Overrides that no partner is ever given, and those that change nothing. */
function overrideFindings({ slug, value, overrides }: Parameter, vendor: Vendor): Finding[] {
  const path = `parameters.${slug}`
  return overrides.flatMap((override, place) => {
    const number = place + 1
    const why = neverBecause(override, overrides.slice(0, place), vendor)
    if (why !== null) return [finding('override-never', path, { number, why })]
    const isSame = override.value === value && place === overrides.length - 1
    return isSame ? [finding('override-same', path, { number })] : []
  })
}

function neverBecause(
  { when, from, until }: ParameterOverride,
  earlier: readonly ParameterOverride[],
  vendor: Vendor,
): 'days' | 'over' | 'conditions' | 'earlier' | null {
  if (isEmptySpan(from, until)) return 'days'
  if (until !== null && until <= vendor.programme.effective) return 'over'
  if (!isPossible(when, null, vendor)) return 'conditions'
  const isTaken = earlier.some(
    (other) =>
      isWithin(when, other.when) &&
      (other.from === null || (from !== null && other.from <= from)) &&
      (other.until === null || (until !== null && other.until >= until)),
  )
  return isTaken ? 'earlier' : null
}

const rampFindings = ({ slug, ramp }: Parameter): Finding[] =>
  ramp
    .filter(({ share }) => compare(readRational(share), ONE) >= 0)
    .map(({ months }) => finding('ramp-above-whole', `parameters.${slug}`, { months }))

/** Tables replace each other as a whole: what a later one leaves out has no rate any more. */
function rateFindings({ definitions, currency }: Programme): Finding[] {
  const { rates } = definitions ?? NO_DEFINITIONS
  return rates.flatMap((table, place) => {
    const dropped = Object.keys(rates[place - 1]?.rates ?? {}).filter((name) => !(name in table.rates))
    const own = currency in table.rates ? [finding('rate-of-own-currency', `rates.${place}`, { currency })] : []
    const missing = dropped.map((name) =>
      finding('rate-dropped', `rates.${place}`, { currency: name, from: table.from }),
    )
    return [...own, ...missing]
  })
}
