import { describe, expect, test } from 'vitest'
import type { Cause } from '../decisions/causes'
import { forecast } from '../decisions/forecast'
import type { TransitionReason } from '../decisions/transition'
import { evaluate } from '../engine/evaluate'
import type { Fact } from '../facts/facts'
import { factsAsKnown } from '../facts/facts-as-known'
import { indexFacts } from '../facts/index-facts'
import { whatGainMoves } from '../moves/what-gain-moves'
import { parseProgramme } from '../parse/parse-programme'
import { attested, day, held, member, metric } from '../testing/build-facts'
import { CERTIFICATIONS, LADDER, programmeOf, programmeWith } from '../testing/build-programme'
import { say, sayFa } from '../testing/speak'
import { describeBenefit } from './benefit'
import { type ChecklistItem, checklist } from './checklist'
import { describeCause, describeForecastStep } from './forecast'
import { describeHeadline, describeMargin } from './headline'
import { describeMove } from './move'
import { describeProblem } from './problem'
import { describeRule } from './rule'
import type { Sentence } from './sentence'
import { describePolicy, describeReason } from './transition'

const sayAll = (sentences: readonly Sentence[]) => {
  for (const sentence of sentences) expect(sayFa(sentence)).not.toBe('')
  return sentences.map(say)
}

const ladder = programmeWith(LADDER)
const now = { at: day('2026-11-23'), knownAt: day('2026-11-23') }
const gold = [
  held('ana', 'integration-professional', '2026-09-09', '2028-10-09'),
  held('ana', 'integration-associate', '2025-09-09', '2027-09-09'),
  held('nikos', 'integration-associate', '2025-05-02', '2027-05-02'),
  held('lena', 'integration-associate', '2025-03-14', '2027-03-14'),
  metric('revenue', '100000/1', '2026-03-01'),
  metric('revenue', '124801/2', '2026-11-01'),
  attested('business-plan', '2026-11-01', '2027-11-01'),
]
const standing = { tier: 'gold', graceUntil: null }

describe('a rule in words', () => {
  test.each([
    ['always: true', 'Nothing is asked for.'],
    ['countPeople: { atLeast: 1, holding: partner-practice }', 'At least *1 person* holds Partner Practice.'],
    [
      'countPeople: { atLeast: 3, holding: { any: [partner-practice, integration-associate] } }',
      'At least *3 people* hold Integration Associate or Partner Practice.',
    ],
    [
      'countPeople: { atLeast: 3, holding: { all: [partner-practice, integration-associate] } }',
      'At least *3 people* hold all of Integration Associate and Partner Practice.',
    ],
    [
      'countPeople: { atLeast: 10, holding: { orHigher: integration-associate }, roles: [partner-manager, integration-developer] }',
      'At least *10 people* hold Integration Associate or higher in the role of partner-manager or integration-developer.',
    ],
    ['sum: { metric: revenue, atLeast: 500000, months: 12 }', 'Revenue of *€500,000* in the last 12 months.'],
    [
      'sum: { metric: integrations, atLeast: 2, days: 90, where: { line: [platform, connect], region: [eu] } }',
      'Integrations (platform or connect and eu) of *2* in the last 90 days.',
    ],
    ['sum: { metric: satisfaction, atLeast: 4.5, months: 1 }', 'Satisfaction of *4.5%* in the last month.'],
    ['attestation: business-plan', '*Business plan*, valid on the day.'],
    ['all: [always, always]', '*All* of these:'],
    ['any: [always, always]', '*One* of these:'],
    ['atLeast: { count: 1, of: [always, always] }', '*1 of 2* of these:'],
    ['{ title: { en: A plan, fa: یک برنامه }, attestation: business-plan }', '*A plan*'],
  ])('%s', (rule, words) => {
    const programme = programmeOf(rule)
    const [tier] = programme.tiers
    expect(tier && sayAll([describeRule(tier.requires, programme)])).toEqual([words])
  })
})

describe('the headline', () => {
  const headline = (
    facts: Fact[],
    held = standing as { tier: string | null; graceUntil: number | null },
    programme = ladder,
  ) => sayAll([describeHeadline(programme, evaluate(programme, facts, now), held)])[0]

  test.each([
    [gold, standing, 'You are Gold. Two steps are left to Platinum.'],
    [gold.slice(0, 4), { tier: 'silver', graceUntil: null }, 'You are Silver. Two steps are left to Gold.'],
    [gold.slice(0, 6), { tier: 'silver', graceUntil: null }, 'You are Silver. One step is left to Gold.'],
    [
      gold.slice(0, 6),
      { tier: 'gold', graceUntil: day('2027-05-02') },
      'You keep Gold until 2 May 2027. One step keeps it.',
    ],
    [[], { tier: 'registered', graceUntil: null }, 'You are Registered. One step is left to Silver.'],
  ])('case %#', (facts, held, words) => expect(headline(facts, held)).toBe(words))

  test('at the top, without a tier, without tiers', () => {
    const plan = programmeOf('attestation: business-plan')
    expect(headline(gold, standing, plan)).toBe('You are Gold, the highest tier.')
    expect(headline([], { tier: null, graceUntil: null }, plan)).toBe('You hold no tier yet. One step is left to Gold.')
    expect(headline([], { tier: null, graceUntil: null }, programmeWith('[]'))).toBe('This programme has no tiers.')
  })

  test('the margin is that of the tightest count of people', () => {
    const margin = (facts: Fact[], tier: string) => {
      const sentence = describeMargin(ladder, evaluate(ladder, facts, now), tier)
      return sentence && sayAll([sentence])[0]
    }
    expect(margin(gold, 'gold')).toBe('You have no margin over the requirements of Gold.')
    expect(margin(gold, 'silver')).toBe('Your margin over Silver is one certified person.')
    expect(margin([], 'gold')).toBeNull()
    expect(margin(gold, 'registered')).toBeNull()
  })
})

test('where one tier is lost at a time, the next one is told and why it is held', () => {
  const stepwise = programmeWith(
    LADDER,
    '{ promote: at-once, demote: { afterGrace: { days: 60 } }, oneStep: [demote] }',
  )
  const history = [
    { at: day('2026-01-01'), tier: 'gold', computed: 'gold', change: 'promotion', graceUntil: null } as const,
  ]
  const plan = attested('business-plan', '2026-01-01', '2026-12-01')
  const people = ['ana', 'nikos', 'lena'].map((who) =>
    held(who, 'integration-professional', '2026-01-01', '2026-12-01'),
  )
  const facts = [...people, plan, metric('revenue', '200000/1', '2026-11-01')]
  const steps = forecast(stepwise, facts, { ...now, history })
  expect(steps.map((step) => say(describeForecastStep(step, stepwise).outcome))).toEqual([
    'Gold is no longer earned. It stays until 30 Jan 2027; then you fall to Silver unless the requirements are met again.',
    'You fall to Silver.',
    'You fall to Registered.',
    'Registered stays.',
  ])
  expect(
    steps
      .slice(1, 2)
      .flatMap(({ reasons }) => sayAll(reasons.map((reason) => describeReason(reason, 'silver', stepwise)))),
  ).toEqual([
    'The time ended with requirements still open. Only one tier is taken away at a time: Silver is held now and kept until 31 Mar 2027, unless its requirements are met by then.',
  ])
})

test('a review that sees a loss, and the days after it, in the policy', () => {
  const programme = programmeWith(
    LADDER,
    '{ promote: at-once, demote: { atReviews: [01-01, 07-01], afterGrace: { days: 90 } } }',
  )
  expect(sayAll(describePolicy(programme.transition))[1]).toMatch(
    /^A tier whose requirements are not met on one of these days is kept for 90 more days: .*1.* and .*1.*; met again/,
  )
})

describe('the checklist', () => {
  const sayItem = ({ met, isStep, line, missing, summary, evidence, parts }: ChecklistItem): unknown => ({
    state: `${met ? 'met' : 'open'}${isStep ? ' step' : ''}`,
    line: sayAll([line])[0],
    ...(missing ? { missing: sayAll([missing])[0] } : {}),
    ...(summary ? { summary: sayAll([summary])[0] } : {}),
    ...(evidence.length > 0 ? { evidence: sayAll(evidence) } : {}),
    ...(parts.length > 0 ? { parts: parts.map(sayItem) } : {}),
  })
  const listOf = (facts: Fact[], tier?: string, programme = ladder) =>
    checklist(programme, facts, evaluate(programme, facts, now), tier)?.items.map(sayItem)

  test('of the next tier: what is open first, each with its evidence, who ends first on top', () => {
    expect(listOf(gold)).toEqual([
      {
        state: 'open step',
        line: 'At least *5 people* hold Integration Associate or higher.',
        missing: '2 more are needed.',
        summary: '3 people, 4 certificates',
        evidence: [
          'Lena Learner: Integration Associate, until 14 Mar 2027',
          'Nikos Architect: Integration Associate, until 2 May 2027',
          'Ana Consultant: Integration Associate and Integration Professional, until 9 Oct 2028',
          'One person holds several certificates and counts once',
        ],
      },
      {
        state: 'open step',
        line: 'At least *2 people* hold Integration Professional.',
        missing: 'One more is needed.',
        summary: '1 person, 1 certificate',
        evidence: ['Ana Consultant: Integration Professional, until 9 Oct 2028'],
      },
      // Gold asks for these and Platinum does not repeat them; its smaller counts of people are in those above.
      expect.objectContaining({ state: 'met', line: 'Revenue of *€150,000* in the last 12 months.' }),
      expect.objectContaining({ state: 'met', line: '*Business plan*, valid on the day.' }),
    ])
  })

  test('of tiers below leaves out what the tier above asks for as well, as much or more', () => {
    const programme = programmeWith(
      `
- slug: silver
  title: Silver
  requires:
    all:
      - sum: { metric: revenue, atLeast: 10, months: 12 }
      - sum: { metric: revenue, atLeast: 10, months: 6 }
      - any: [{ attestation: reference }, { sum: { metric: revenue, atLeast: 1, months: 12 } }]
      - any: [{ attestation: reference }, { sum: { metric: revenue, atLeast: 2, months: 12 } }]
      - attestation: business-plan
- slug: gold
  title: Gold
  requires:
    all:
      - sum: { metric: revenue, atLeast: 20, months: 12 }
      - any: [{ attestation: reference }, { sum: { metric: revenue, atLeast: 2, months: 12 } }]
      - attestation: business-plan
`.trim(),
    )
    const facts = [
      metric('revenue', '15/1', '2026-11-01'),
      attested('business-plan', '2026-01-01'),
      attested('reference', '2026-01-01'),
    ]
    const list = checklist(programme, facts, evaluate(programme, facts, now), 'gold')
    expect(list?.items.map(({ ruleId }) => ruleId)).toEqual(['gold.0', 'silver.1', 'silver.2', 'gold.1', 'gold.2'])
  })

  test('of the tier that is held: amounts and attestations', () => {
    expect(listOf(gold, 'gold')?.slice(2)).toEqual([
      {
        state: 'met',
        line: 'Revenue of *€150,000* in the last 12 months.',
        summary: '2 entries, 1 Mar 2026 to 1 Nov 2026',
        evidence: ['€62,400.50 on 1 Nov 2026, from test', '€100,000 on 1 Mar 2026, from test'],
      },
      { state: 'met', line: '*Business plan*, valid on the day.', summary: 'Valid until 1 Nov 2027' },
    ])
  })

  test.each([
    [[], 'None has been given yet.'],
    [[attested('business-plan', '2025-01-01', '2026-10-31')], 'The last one ended on 31 Oct 2026.'],
    [[attested('business-plan', '2027-01-01', null, { known: '2026-01-01' })], 'It begins on 1 Jan 2027.'],
  ])('a missing attestation, case %#', (facts, missing) => {
    expect(listOf(facts, 'gold', programmeOf('attestation: business-plan'))).toMatchObject([{ missing }])
  })

  test('amounts that are missing, an end that is not known, nobody', () => {
    expect(listOf([metric('revenue', '1/1', '2026-11-01')], 'gold')).toMatchObject([
      { missing: '2 more are needed.', summary: 'Nobody' },
      { missing: '3 more are needed.' },
      { missing: 'One more is needed.' },
      { missing: 'Still missing: €149,999.', summary: 'One entry, 1 Nov 2026' },
      {},
    ])
    const open = [held('ana', 'partner-practice', '2026-01-01'), attested('business-plan', '2026-01-01')]
    const rule =
      'all: [{ countPeople: { atLeast: 1, holding: partner-practice } }, { attestation: business-plan }, { sum: { metric: revenue, atLeast: 1, months: 1 } }]'
    expect(listOf(open, 'gold', programmeOf(rule))).toMatchObject([
      { summary: 'No entries in this time' },
      { summary: '1 person, 1 certificate', evidence: ['Ana Consultant: Partner Practice'] },
      { summary: 'Valid without an end date' },
    ])
  })

  test('lists open requirements of lower tiers too, counts, and shows the parts of a choice', () => {
    const list = checklist(ladder, [], evaluate(ladder, [], now), 'gold')
    expect([list?.tier, list?.met, list?.total, list?.items[0]?.ruleId]).toEqual(['gold', 0, 5, 'silver'])
    const choice = programmeOf(
      'all: [{ any: [{ attestation: business-plan }, { all: [{ attestation: reference }, always] }] }]',
    )
    expect(listOf([], 'gold', choice)).toMatchObject([
      {
        state: 'open step',
        line: '*One* of these:',
        parts: [{ state: 'open step' }, { state: 'open', parts: [{}, { state: 'met' }] }],
      },
    ])
  })

  test('is none at the top', () => {
    const top = programmeOf('always: true')
    expect(checklist(top, [], evaluate(top, [], now))).toBeNull()
  })
})

describe('decisions and the forecast', () => {
  const goldSince = [
    { at: day('2025-10-01'), tier: 'gold', computed: 'gold', change: 'promotion', graceUntil: null } as const,
  ]

  test('every reason', () => {
    const until = day('2027-05-02')
    const reasons: TransitionReason[] = [
      { code: 'first-decision' },
      { code: 'requirements-met' },
      { code: 'unchanged' },
      { code: 'recovered' },
      { code: 'grace-over' },
      { code: 'lost-at-once' },
      { code: 'requirements-lost', until },
      { code: 'protected', until },
      { code: 'grace-runs', until },
    ]
    expect(sayAll(reasons.map((reason) => describeReason(reason, 'silver', ladder)))).toEqual([
      'This is the first decision: every requirement of Silver is met.',
      'Every requirement of Silver is met.',
      'As before, every requirement of Silver is met and the next tier has open ones.',
      'Every requirement of Silver is met again, so the grace is over and nothing is lost.',
      'The grace ended with requirements still open; Silver is what is earned.',
      'Requirements are no longer met and the programme gives no grace; Silver is what is earned.',
      'Requirements of Silver are no longer met. It is kept until 2 May 2027, so that they can be met again.',
      'No tier is taken away before 2 May 2027, within the protected first months.',
      'Requirements of Silver are open. It is kept until 2 May 2027.',
    ])
    expect(sayAll([describeReason({ code: 'grace-over' }, null, ladder)])).toEqual([
      'The grace ended with requirements still open; no tier is earned.',
    ])
  })

  test('the policy', () => {
    const policy = programmeWith(
      '[]',
      '{ promote: at-once, demote: { afterGrace: { days: 60 } }, protection: { firstMonths: 12 } }',
    ).transition
    expect(sayAll(describePolicy(policy))).toEqual([
      'A tier is given as soon as its requirements are met.',
      'A tier whose requirements are no longer met is kept for 60 days; met again within that time, nothing is lost.',
      'No tier is taken away in the first 12 months in the programme.',
    ])
  })

  test('each step with its outcome and its causes', () => {
    const again = held('nikos', 'integration-associate', '2027-06-01', null, { known: '2026-11-01' })
    const steps = forecast(ladder, [...gold, again], { ...now, history: goldSince, months: 11 }).map((step) => {
      const { outcome, because } = describeForecastStep(step, ladder)
      return [...sayAll([outcome]), ...sayAll(because)]
    })
    expect(steps).toEqual([
      [
        'Gold is no longer earned. It stays until 30 Apr 2027; then you fall to Silver unless the requirements are met again.',
        'Revenue: €100,000 is too old to count.',
      ],
      ['Gold is kept until 30 Apr 2027.', 'Lena Learner’s Integration Associate ends.'],
      ['You fall to Silver.', 'The grace ends.'],
      [
        'Silver is no longer earned. It stays until 1 Jul 2027; then you fall to Registered unless the requirements are met again.',
        'Nikos Architect’s Integration Associate ends.',
      ],
      ['Silver is earned again.', 'Nikos Architect’s Integration Associate begins.'],
    ])
  })

  test('how much margin a step leaves', () => {
    const programme = programmeOf('countPeople: { atLeast: 1, holding: integration-associate }')
    const facts = ['2027-01-01', '2027-02-01', '2027-03-01'].map((end, index) =>
      held(`p${index}`, 'integration-associate', '2026-01-01', end),
    )
    const outcomes = forecast(programme, facts, { ...now, history: goldSince }).map(
      (step) => describeForecastStep(step, programme).outcome,
    )
    expect(sayAll(outcomes)).toEqual([
      'Gold stays, with a margin of one person.',
      'Gold stays, with no margin left.',
      'Gold is no longer earned. It stays until 30 Apr 2027; then no tier is left unless the requirements are met again.',
      'You lose your tier.',
    ])
  })

  test('every cause', () => {
    const causes: Cause[] = [
      { kind: 'person-stops', personId: 'ana', certifications: ['integration-associate', 'partner-practice'] },
      { kind: 'person-stops', personId: 'ana', certifications: [] },
      { kind: 'person-starts', personId: 'ana', certifications: [] },
      { kind: 'amount-enters', metric: 'revenue', amount: '1/2', factId: 'x' },
      { kind: 'attestation-starts', attestation: 'business-plan' },
      { kind: 'attestation-ends', attestation: 'business-plan' },
    ]
    expect(sayAll(causes.map((cause) => describeCause(cause, ladder)))).toEqual([
      'Ana Consultant’s Integration Associate and Partner Practice end.',
      'Ana Consultant no longer counts: the membership or role ends.',
      'Ana Consultant counts: the membership or role begins.',
      'Revenue: €0.50 begins to count.',
      'Business plan begins.',
      'Business plan ends.',
    ])
  })

  test('what one more holder does', () => {
    const facts = [held('ana', 'integration-associate', '2026-01-01'), member('ana', [], '2026-01-01')]
    const said = (programme: typeof ladder, personId = 'ben') =>
      sayAll(
        whatGainMoves(programme, indexFacts(factsAsKnown(facts, now.at)), {
          ...{ at: now.at, personId },
          gain: { kind: 'certificate', certification: 'integration-associate' },
        }).map((move) => describeMove(move, programme)),
      )
    expect(said(ladder)).toEqual([
      'Counts for Silver: At least 2 people hold Integration Associate or higher. With you 2 of 2: it is met.',
    ])
    expect(said(programmeOf('countPeople: { atLeast: 3, holding: integration-associate }'))).toEqual([
      'Counts for Gold: At least 3 people hold Integration Associate. With you 2 of 3.',
    ])
    expect(
      said(programmeOf('countPeople: { atLeast: 1, holding: { all: [integration-associate, partner-practice] } }')),
    ).toEqual([
      'Counts for Gold once you hold the other certifications as well: At least 1 person holds all of Integration Associate and Partner Practice.',
    ])
    expect(said(programmeOf('countPeople: { atLeast: 1, holding: integration-associate }'))).toEqual([
      'Gold is held already; you make it safer: At least 1 person holds Integration Associate. With you 2 of 1.',
    ])
  })
})

describe('benefits and problems', () => {
  test('values carry their units', () => {
    const values = [
      describeBenefit({ unit: 'percent' }, 12.5),
      describeBenefit({ unit: 'hours' }, 8),
      describeBenefit({ unit: 'yes-no' }, true),
      describeBenefit({ unit: 'yes-no' }, false),
      describeBenefit({ unit: 'count' }, null),
    ]
    expect(sayAll(values)).toEqual(['12.5 %', '8 h', 'Included', 'Not included', 'Not included'])
    expect(say(describeBenefit({ unit: 'count' }, 25))).toBe('25')
    expect(sayFa(describeBenefit({ unit: 'count' }, 25))).toBe('۲۵')
  })

  test('a slip in a name is told with the name that was meant', () => {
    const text =
      'track: x\ntitle: X\neffective: 2026-01-01\ncurrency: EUR\ntransition: { promote: at-once, demote: at-once }\ntiers:\n  - { slug: a, title: A, requires: { countPeople: { atLeast: 1, holding: sales-pro } } }'
    const parsed = parseProgramme(text, { certifications: CERTIFICATIONS })
    expect(parsed.ok ? [] : sayAll(parsed.problems.map(describeProblem))).toEqual([
      'Unknown certification “sales-pro”. Did you mean “sales-professional”?',
    ])
  })

  test.each([
    ['', ['Keys with values are expected here.']],
    ['track: X y\nx: [', undefined],
    ['[]', ['Keys with values are expected here.']],
    [
      'tiers: []',
      [
        '“track” is missing here.',
        '“title” is missing here.',
        '“effective” is missing here.',
        '“currency” is missing here.',
        '“transition” is missing here.',
      ],
    ],
  ])('%s', (text, expected) => {
    const parsed = parseProgramme(text, { certifications: [] })
    const said = parsed.ok ? [] : sayAll(parsed.problems.map(describeProblem))
    expect(said).toEqual(expected ?? said.filter((line) => line.startsWith('This is not YAML')))
  })
})
