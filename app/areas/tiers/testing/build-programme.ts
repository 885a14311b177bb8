import type { Programme } from '../language/programme'
import { parseProgramme } from '../parse/parse-programme'
import type { KnownCertification } from '../parse/vocabulary'

/** The certifications that rules in tests may name. */
export const CERTIFICATIONS: readonly KnownCertification[] = [
  { slug: 'integration-professional', ladder: 'Integration', rung: 2 },
  { slug: 'integration-associate', ladder: 'Integration', rung: 1 },
  { slug: 'partner-practice', ladder: 'Sales', rung: 1 },
  { slug: 'sales-professional', ladder: null, rung: null },
]

/** A programme around the tiers given as YAML (a list, lowest first). Throws with the problems if it is not well made. */
export function programmeWith(
  tiers: string,
  transition = '{ promote: at-once, demote: { afterGrace: { days: 60 } } }',
): Programme {
  const text = `
track: technology
title: Technology
effective: 2026-01-01
currency: EUR
metrics:
  revenue: { unit: money, title: Revenue }
  integrations: { unit: count, title: Integrations }
  satisfaction: { unit: percent, title: Satisfaction }
attestations:
  business-plan: { title: Business plan }
  reference: { title: Reference customer }
benefits:
  licence-discount: { unit: percent, title: Discount }
  support-response: { unit: hours, title: Support }
  nfr-licences: { unit: count, title: Licences }
  sales-kit: { unit: yes-no, title: Sales kit }
tiers:
${tiers.replace(/^/gm, '  ')}
transition: ${transition}
`
  const parsed = parseProgramme(text, { certifications: CERTIFICATIONS })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.programme
}

/** A programme of one tier, `gold`, that asks for one rule. */
export const programmeOf = (rule: string): Programme =>
  programmeWith(`- slug: gold\n  title: Gold\n  requires:\n${rule.trim().replace(/^/gm, '    ')}`)

/** Registered, Silver (2 associates), Gold (3 associates, 1 professional, 150,000 in 12 months, a plan), Platinum (5 and 2). */
export const LADDER = `
- slug: registered
  title: Registered
  requires: always
  benefits: { licence-discount: 5, support-response: 48 }
- slug: silver
  title: Silver
  requires: { countPeople: { atLeast: 2, holding: { orHigher: integration-associate } } }
  benefits: { licence-discount: 12.5, support-response: 24, sales-kit: true }
- slug: gold
  title: Gold
  requires:
    all:
      - countPeople: { atLeast: 3, holding: { orHigher: integration-associate } }
      - countPeople: { atLeast: 1, holding: integration-professional }
      - sum: { metric: revenue, atLeast: 150000, months: 12 }
      - attestation: business-plan
  benefits: { licence-discount: 18, nfr-licences: 10 }
- slug: platinum
  title: Platinum
  requires:
    all:
      - countPeople: { atLeast: 5, holding: { orHigher: integration-associate } }
      - countPeople: { atLeast: 2, holding: integration-professional }
  benefits: { support-response: 4 }
`.trim()
