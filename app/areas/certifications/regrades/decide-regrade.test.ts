import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMonths } from '~/platform/calendar'
import type { CertificateStep } from '../certificate-state'
import type { CertificationDefinition } from '../definition'
import {
  type CertificateEffect,
  type CertificateVerdict,
  decideRegrade,
  type StandingCertificate,
} from './decide-regrade'
import { replayCertificates } from './replay-certificates'

const DAY = 86_400_000
const START = Date.UTC(2026, 0, 1)
const day = (number: number) => START + number * DAY

const definition = (title: string, prerequisites: string[] = []): CertificationDefinition => ({
  title,
  level: 'associate',
  ladder: 'Integration',
  rung: 1,
  description: title,
  evidence: { exam: title },
  prerequisites,
  validityMonths: 24,
  renewalWindowMonths: 6,
  product: '2026',
})
const definitions = new Map([
  ['associate', definition('associate')],
  ['professional', definition('professional', ['associate'])],
])

const verdict = (
  name: string,
  at: number,
  of: 'pass' | 'fail' | 'gained' | 'lost',
  certification = 'associate',
): CertificateVerdict => ({
  attemptId: name,
  certification,
  organisationId: 'bluefern',
  startedAt: at - 1,
  passedAt: at,
  passedBefore: of === 'pass' || of === 'lost',
  passedAfter: of === 'pass' || of === 'gained',
})

type Step = CertificateStep & { byRegrade: boolean }
const step = (kind: CertificateStep['kind'], at: number, byRegrade = false): Step => ({
  kind,
  at,
  reason: null,
  byRegrade,
})
const certificate = (
  attempt: string,
  issuedAt: number,
  of: { certification?: string; expiresAt?: number; steps?: Step[] } = {},
): StandingCertificate => {
  const certification = of.certification ?? 'associate'
  return {
    id: `certificate of ${attempt}`,
    attemptId: attempt,
    certification,
    definition: definitions.get(certification) as CertificationDefinition,
    organisationId: 'bluefern',
    issuedAt,
    expiresAt: of.expiresAt ?? addMonths(issuedAt, 24),
    steps: of.steps ?? [step('issued', issuedAt)],
  }
}

const said = (effects: readonly CertificateEffect[]) =>
  effects.map((effect) =>
    effect.kind === 'issue'
      ? `issue for ${effect.pass.attemptId}${effect.renews ? ` in place of ${effect.renews}` : ''}`
      : `${effect.kind} ${effect.certificateId}`,
  )
const decide = (verdicts: CertificateVerdict[], certificates: StandingCertificate[], now = day(1000)) =>
  decideRegrade({ verdicts, certificates, definitions, now })

describe('what changed verdicts do to certificates', () => {
  const replaced = (at: number) => [step('issued', day(0)), step('superseded', at)]
  it.each<[string, CertificateVerdict[], StandingCertificate[], string[], number?]>([
    ['nothing for none', [verdict('one', day(0), 'pass')], [certificate('one', day(0))], []],
    ['a first pass', [verdict('one', day(0), 'gained')], [], ['issue for one'], day(100)],
    ['a first pass whose time would be over', [verdict('one', day(0), 'gained')], [], [], addMonths(day(0), 24)],
    ['a lost pass', [verdict('one', day(0), 'lost')], [certificate('one', day(0))], ['revoke certificate of one']],
    [
      'a lost pass whose certificate somebody took away already',
      [verdict('one', day(0), 'lost')],
      [certificate('one', day(0), { steps: [step('issued', day(0)), step('revoked', day(9))] })],
      [],
    ],
    [
      'a pass that comes back finds its certificate',
      [verdict('one', day(0), 'gained')],
      [certificate('one', day(0), { steps: [step('issued', day(0)), step('revoked', day(9), true)] })],
      ['reinstate certificate of one'],
    ],
    [
      'but not one that somebody took away',
      [verdict('one', day(0), 'gained')],
      [certificate('one', day(0), { steps: [step('issued', day(0)), step('revoked', day(9), false)] })],
      [],
    ],
    [
      'an earlier attempt passes too: the later certificate stands',
      [verdict('one', day(0), 'gained'), verdict('two', day(30), 'pass')],
      [certificate('two', day(30))],
      [],
      day(100),
    ],
    [
      'a renewal is lost: what it replaced counts again',
      [verdict('one', day(0), 'pass'), verdict('two', day(600), 'lost')],
      [
        certificate('one', day(0), { steps: replaced(day(600)) }),
        certificate('two', day(600), { expiresAt: addMonths(day(0), 48) }),
      ],
      ['restore certificate of one', 'revoke certificate of two'],
      day(700),
    ],
    [
      'what was renewed is lost: the renewal is counted from its own pass',
      [verdict('one', day(0), 'lost'), verdict('two', day(600), 'pass')],
      [
        certificate('one', day(0), { steps: replaced(day(600)) }),
        certificate('two', day(600), { expiresAt: addMonths(day(0), 48) }),
      ],
      ['revoke certificate of one', 'change-expiry certificate of two'],
      day(700),
    ],
    [
      'a new pass within the window takes the place of the old certificate',
      [verdict('one', day(0), 'pass'), verdict('two', day(600), 'gained')],
      [certificate('one', day(0))],
      ['supersede certificate of one', 'issue for two in place of certificate of one'],
      day(700),
    ],
    [
      'a prerequisite is gained: the pass that waited for it has its certificate',
      [verdict('one', day(0), 'gained'), verdict('two', day(30), 'pass', 'professional')],
      [],
      ['issue for one', 'issue for two'],
      day(100),
    ],
    [
      'a prerequisite is lost: what needed it goes too',
      [verdict('one', day(0), 'lost'), verdict('two', day(30), 'pass', 'professional')],
      [certificate('one', day(0)), certificate('two', day(30), { certification: 'professional' })],
      ['revoke certificate of one', 'revoke certificate of two'],
      day(100),
    ],
    [
      'a prerequisite that rests on something else stays, and what needs it',
      [verdict('two', day(30), 'gained', 'professional')],
      [certificate('from elsewhere', day(0))],
      ['issue for two'],
      day(100),
    ],
  ])('%s', (_what, verdicts, certificates, expected, now) =>
    expect(said(decide(verdicts, certificates, now))).toEqual(expected),
  )

  it('says to which day an end moves', () =>
    expect(
      decide(
        [verdict('one', day(0), 'lost'), verdict('two', day(600), 'pass')],
        [
          certificate('one', day(0), { steps: replaced(day(600)) }),
          certificate('two', day(600), { expiresAt: addMonths(day(0), 48) }),
        ],
        day(700),
      ).find(({ kind }) => kind === 'change-expiry'),
    ).toMatchObject({ from: addMonths(day(0), 48), to: addMonths(day(600), 24) }))

  it('what is done and undone leaves every certificate as it was', () => {
    const passes = fc.uniqueArray(
      fc.record({
        at: fc.integer({ min: 0, max: 900 }),
        certification: fc.constantFrom('associate', 'professional'),
        passed: fc.boolean(),
        changes: fc.boolean(),
      }),
      { maxLength: 6, selector: ({ at }) => at },
    )
    fc.assert(
      fc.property(passes, (list) => {
        const verdicts = list
          .toSorted((a, b) => a.at - b.at)
          .map(({ at, certification, passed, changes }) =>
            verdict(
              `a${at}`,
              day(at),
              changes ? (passed ? 'lost' : 'gained') : passed ? 'pass' : 'fail',
              certification,
            ),
          )
        const before = standingAfter(verdicts.filter(({ passedBefore }) => passedBefore))
        const now = day(901)
        const changed = apply(before, decide(verdicts, before, now), now)
        const back = verdicts.map((one) => ({ ...one, passedBefore: one.passedAfter, passedAfter: one.passedBefore }))
        const after = apply(changed, decide(back, changed, now + DAY), now + DAY)
        const counting = (list: StandingCertificate[]) =>
          list
            .filter((one) => last(one, 'revoked', 'reinstated') !== 'revoked')
            .map((one) => [one.id, one.expiresAt, last(one, 'superseded', 'restored') === 'superseded'])
        expect(counting(after)).toEqual(counting(before))
      }),
    )
  })
})

const last = ({ steps }: StandingCertificate, ...kinds: string[]) =>
  steps.findLast(({ kind }) => kinds.includes(kind))?.kind

/** The certificates as the product would have issued them. */
function standingAfter(passes: CertificateVerdict[]): StandingCertificate[] {
  const replayed = replayCertificates({
    passes,
    definitionFor: (certification) => definitions.get(certification) ?? null,
    byHand: () => [],
  })
  return replayed.map((one) => {
    const replacedBy = replayed.find(
      ({ attemptId, certification }) => attemptId === one.supersededBy && certification === one.certification,
    )
    return certificate(one.attemptId, one.issuedAt, {
      certification: one.certification,
      ...(one.expiresAt === null ? {} : { expiresAt: one.expiresAt }),
      steps: [step('issued', one.issuedAt), ...(replacedBy ? [step('superseded', replacedBy.issuedAt)] : [])],
    })
  })
}

const KINDS = {
  revoke: 'revoked',
  reinstate: 'reinstated',
  supersede: 'superseded',
  restore: 'restored',
  'change-expiry': 'expiry-changed',
} as const

function apply(standing: StandingCertificate[], effects: CertificateEffect[], now: number): StandingCertificate[] {
  const changed = standing.map((one): StandingCertificate => {
    const own = effects.flatMap((effect) =>
      effect.kind !== 'issue' && effect.certificateId === one.id ? [effect] : [],
    )
    const moved = own.find((effect) => effect.kind === 'change-expiry')
    return {
      ...one,
      steps: [...one.steps, ...own.map((effect) => step(KINDS[effect.kind], 'at' in effect ? effect.at : now, true))],
      ...(moved ? { expiresAt: moved.to } : {}),
    }
  })
  const issued = effects.flatMap((effect) =>
    effect.kind === 'issue'
      ? [
          certificate(effect.pass.attemptId, effect.issuedAt, {
            certification: effect.pass.certification,
            ...(effect.expiresAt === null ? {} : { expiresAt: effect.expiresAt }),
          }),
        ]
      : [],
  )
  return [...changed, ...issued]
}
