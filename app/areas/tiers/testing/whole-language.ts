/** A file of rules in which every key of the language is written somewhere, for tests of what reads and writes files. */
export const WHOLE_LANGUAGE = `
track: technology
title: { en: Technology, fa: فناوری, ru: Технология, el: Τεχνολογία }
effective: 2026-01-01
currency: EUR
certifications: { basic: { level: low, side: 1 }, pro: { level: high } }
retired: { old-pro: { countsUntil: 2027-01-01, countsAs: pro }, older-pro: { countsUntil: 2026-07-01 } }
metrics: { revenue: { unit: money, aggregation: sum, title: Revenue }, leads: { unit: count, title: Leads, fields: [line, origin] } }
records:
  app: { title: Apps, lasts: true, fields: { installs: number, paid: text, since: day, price: money } }
  deal: { title: Deals, lasts: false, fields: { value: money, line: text, closed: day } }
rates: [{ from: 2025-01-01, rates: { USD: 0.9, GBP: 6/5 } }]
attestations: { plan: { title: Plan } }
competencies:
  cloud: { title: Cloud, requires: { countPeople: { atLeast: 1, holding: pro, roles: [learner] } } }
  data: { title: Data }
parameters:
  goal:
    title: Goal
    value: 4
    overrides: [{ when: { region: growth, joined: { from: 2025-01-01 } }, from: 2026-01-01, until: 2026-07-01, value: 2 }]
    ramp: [{ months: 6, share: 50% }]
numbers:
  score:
    title: Score
    is:
      score:
        - { title: Sales, of: { sum: { of: revenue, months: 12, value: { multiply: [{ field: amount }, 1/100] } } }, rate: 2.14, atMost: 15 }
        - { title: People, of: { count: { of: people, where: { holding: { where: { level: high }, atLeast: 1 } } } } }
  various:
    is:
      add:
        - { count: { of: deal, calendar: { unit: quarter, count: 2, back: 1, starts: 4 }, different: line } }
        - { count: { of: certificates, since: 2025-01-01, where: { level: [low, high] } } }
        - { least: { of: app, value: { field: { name: installs, otherwise: 0 } }, otherwise: 1 } }
        - { greatest: { of: app, where: { installs: { moreThan: 1, atMost: 1e3 } }, value: { field: installs } } }
        - { average: { of: app, top: { count: 3, by: installs, order: least }, value: { field: installs } } }
        - { median: { of: deal, days: 90, where: { line: { not: [a, b] }, closed: { from: 2025-01-01, until: 2026-01-01 } }, value: { field: value } } }
        - { subtract: [5, { lowest: [goal, { highest: [1, 2] }] }] }
        - { ratio: { of: score, to: goal, toAtMost: 100, toFrom: 1, otherwise: 0 } }
        - { choose: { cases: [{ when: { partner.region: emea }, is: 2 }], otherwise: { count: courses } } }
ranks:
  by-score: { title: Rank by score, of: score, within: country, taken: [02-01, 08-01] }
  by-speed: { title: Rank by speed, of: { average: { of: deal, value: { field: value } } }, taken: [01-15], first: least }
words: { line: { title: { en: Line, fa: خط }, values: { a: Platform, b: Connectors } }, paid: { title: Paid } }
benefits:
  discount: { unit: percent, title: Discount, use: { text: Ask for it, link: /help }, usage: { fundFrom: revenue } }
  kit: { unit: yes-no, title: Kit }
  fund: { unit: money, title: Fund, currency: USD, usage: fund }
  manager: { unit: text, title: Manager }
tiers:
  - { slug: registered, title: Registered, requires: always, benefits: { discount: 5, kit: false, manager: { en: Shared, fa: مشترک } } }
  - slug: gold
    title: Gold
    requires:
      all:
        - any: [{ attestation: plan }, { competency: data }]
        - atLeast: { count: 1, of: [{ sum: { metric: revenue, atLeast: 150000, months: 12, where: { line: [a, b] } } }, { sum: { metric: leads, atLeast: 2, days: 90 } }] }
        - { title: Enough, measure: { of: various, moreThan: 1 } }
        - measure: { of: score, atMost: 900 }
        - measure: { of: score, lessThan: 1000 }
        - measure: { of: score, atLeast: 10 }
        - every: { of: revenue, months: 12, eachValueOf: line, as: l, when: { measure: { of: { sum: { of: revenue, months: 12, where: { line: $l } } }, atLeast: 10 } }, satisfies: { measure: { of: { count: { of: deal, where: { line: $l } } }, atLeast: 1 } } }
        - some: { of: app, where: { paid: yes }, atLeast: 2, satisfies: { has: { installs: { atLeast: 500, lessThan: 9000 } } } }
        - team:
            places: { x: { title: Lead, count: 2, who: { holding: { any: [basic, pro] } } }, y: { who: { holding: { all: [basic, pro] } } } }
            sharing: { capacity: [{ places: [x, y], atMost: 2 }] }
        - team: { places: { z: { who: { holding: { orHigher: ladder-low } } } }, sharing: disjoint }
        - onSomeDay: { months: 6, rule: { countPeople: { atLeast: 2, holding: { where: { level: high } } } } }
        - onSomeDay: { days: 60, rule: { countPeople: { atLeast: 2, holding: { any: [basic, pro] } } } }
        - countPeople: { atLeast: 1, holding: { all: [basic, pro] } }
        - countPeople: { atLeast: 1, holding: { orHigher: ladder-low } }
    benefits: { discount: { value: 7.5, when: { attestation: plan } }, fund: 500, manager: Named }
transition:
  promote: { atReviews: [03-01, 09-01] }
  demote: { afterGrace: { days: 60 } }
  protection: { firstMonths: 12 }
  sustained: { months: 3 }
  oneStep: [promote, demote]
  approval: demotion
`

/** The same with the other ways of giving and taking tiers. */
export const OTHER_TRANSITION = WHOLE_LANGUAGE.replace(
  /transition:[\s\S]*$/,
  'transition: { promote: at-once, demote: { atReviews: [03-01], afterGrace: { days: 30 } }, protection: none, sustained: { days: 30 } }\n',
)

/** The certifications of a catalogue that it names besides its own. */
export const WHOLE_LANGUAGE_CATALOGUE = [
  { slug: 'ladder-low', ladder: 'L', rung: 1 },
  { slug: 'ladder-high', ladder: 'L', rung: 2 },
]
