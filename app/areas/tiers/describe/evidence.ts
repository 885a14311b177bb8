import { formatRational, negate, readRational, toNumber } from '~/platform/rational'
import { scopeOf } from '../engine/evaluate'
import type { ProofNode } from '../engine/proof'
import { countPeople } from '../engine/rule-kinds/count-people'
import type { AttestationFact, MetricFact, StandingFact } from '../facts/facts'
import type { FactIndex } from '../facts/index-facts'
import type { Programme } from '../language/programme'
import type {
  AttestationRule,
  CountPeopleRule,
  EveryRule,
  MeasureRule,
  Rule,
  SomeRule,
  SumRule,
  TeamRule,
} from '../language/rule'
import { describeFact } from './fact'
import { unitOfNumber } from './number'
import { describeReached } from './reached'
import type { Sentence } from './sentence'
import { metricAmount } from './titles'

/** What a leaf was decided from: a summary, its items, and what is missing when it is open. */
export type Evidence = {
  readonly missing: Sentence | null
  readonly summary: Sentence | null
  readonly items: readonly Sentence[]
}

const NOTHING: Evidence = { missing: null, summary: null, items: [] }

/** `at` in epoch ms; `standing` and `index` are the partner's facts as known for the proof. */
export type EvidenceSource = {
  readonly programme: Programme
  readonly standing: ReadonlyMap<string, StandingFact>
  readonly index: FactIndex
  readonly at: number
}

export function describeEvidence(rule: Rule, node: ProofNode, source: EvidenceSource): Evidence {
  if (rule.kind === 'countPeople') return describePeople(rule, node, source)
  if (rule.kind === 'sum') return describeAmounts(rule, node, source)
  switch (rule.kind) {
    case 'attestation':
      return describeAttestation(rule, node, source)
    case 'measure':
      return describeMeasure(rule, node, source)
    case 'every':
    case 'some':
      return describeCases(rule, node, source)
    case 'team':
      return describeAssignment(rule, node)
    case 'onSomeDay':
      return describeSomeDay(node)
    case 'competency':
      return describeFacts(node, source, node.met ? null : { key: 'proof.competency-missing', params: {} })
    default:
      return NOTHING
  }
}

/** The facts that were read, newest first. */
function describeFacts(node: ProofNode, { programme, standing }: EvidenceSource, missing: Sentence | null): Evidence {
  const facts = node.factIds.flatMap((id) => standing.get(id) ?? []).sort((a, b) => b.trueFrom - a.trueFrom)
  const [newest, oldest] = [facts[0], facts.at(-1)]
  const summary: Sentence =
    newest && oldest
      ? {
          key: 'proof.amounts-summary',
          params: { count: facts.length, from: { date: oldest.trueFrom }, until: { date: newest.trueFrom } },
        }
      : { key: 'proof.amounts-none', params: {} }
  return { missing, summary, items: facts.map((fact) => describeFact(fact, programme)) }
}

function describeMeasure(rule: MeasureRule, node: ProofNode, source: EvidenceSource): Evidence {
  const unit = unitOfNumber(rule.of, source.programme)
  const amount = {
    amount: formatRational(negate(readRational(node.margin))),
    ...{ unit, currency: source.programme.currency },
  }
  const isUpper = rule.is === 'atMost' || rule.is === 'lessThan'
  const isJust = readRational(node.margin).num === 0n
  const missing: Sentence = isJust
    ? { key: 'proof.just-not', params: {} }
    : isUpper
      ? { key: 'proof.number-over', params: { amount, value: { ...amount, amount: node.observed } } }
      : { key: 'proof.number-missing', params: { amount } }
  return describeFacts(node, source, node.met ? null : missing)
}

/** What was found for each of the things that the rule was asked of, open ones first. */
function describeCases(rule: EveryRule | SomeRule, node: ProofNode, source: EvidenceSource): Evidence {
  const cases = [...(node.cases ?? [])].sort((a, b) => Number(a.met) - Number(b.met))
  const items = cases.map((one): Sentence => {
    const { missing } = describeEvidence(rule.satisfies, one, source)
    const item = one.item ?? ''
    if (one.met) return { key: 'proof.case-met', params: { item } }
    if (rule.satisfies.kind === 'measure') {
      const why = describeReached(rule.satisfies, one, source.programme)
      return { key: 'proof.case-open-because', params: { item, why: { sentence: why } } }
    }
    return missing
      ? { key: 'proof.case-open-because', params: { item, why: { sentence: missing } } }
      : { key: 'proof.case-open', params: { item } }
  })
  const missing: Sentence = { key: 'proof.cases-missing', params: { count: shortfall(node) } }
  const summary: Sentence = {
    key: 'proof.cases-summary',
    params: { met: cases.filter(({ met }) => met).length, count: cases.length },
  }
  return { missing: node.met ? null : missing, summary, items }
}

function describeAssignment({ places, sharing }: TeamRule, { assignment, margin, met }: ProofNode): Evidence {
  if (!assignment) return NOTHING
  const title = (slug: string) => ({ text: places.find((place) => place.slug === slug)?.title ?? { en: slug } })
  const items = assignment.filled.map(
    ({ place, people }): Sentence => ({
      key: people.length === 0 ? 'proof.place-empty' : 'proof.place-filled',
      params: { place: title(place), people: { list: people.map((person) => ({ person })), join: 'and' } },
    }),
  )
  const { blocking } = assignment
  const countOf = (slug: string) => places.find((place) => place.slug === slug)?.count ?? 0
  const groups = sharing.kind === 'capacity' ? sharing.groups : []
  const most = Math.max(
    1,
    ...groups
      .filter((group) => blocking?.places.some((slug) => group.places.includes(slug)))
      .map(({ atMost }) => atMost),
  )
  const times = (person: string) =>
    assignment.filled.filter(({ place, people }) => blocking?.places.includes(place) && people.includes(person)).length
  const missing: Sentence = blocking
    ? most > 1
      ? {
          key: 'proof.places-blocked-often',
          params: {
            places: { list: blocking.places.map(title), join: 'and' },
            needed: blocking.places.reduce((sum, slug) => sum + countOf(slug), 0),
            missing: -toNumber(readRational(margin)),
            count: blocking.people.length,
            most,
            people: {
              list: blocking.people.map((person) => ({
                sentence: { key: 'proof.person-fills', params: { person: { person }, count: times(person) } },
              })),
              join: 'and',
            },
          },
        }
      : {
          key: 'proof.places-blocked',
          params: {
            places: { list: blocking.places.map(title), join: 'and' },
            needed: blocking.places.reduce((sum, slug) => sum + countOf(slug), 0),
            count: blocking.people.length,
            people: { list: blocking.people.map((person) => ({ person })), join: 'and' },
          },
        }
    : {
        key: 'proof.places-open',
        params: {
          count: -toNumber(readRational(margin)),
          places: {
            list: assignment.filled
              .filter(({ place, people }) => people.length < countOf(place))
              .map(({ place }) => title(place)),
            join: 'and',
          },
        },
      }
  const summary: Sentence = {
    key: 'proof.places-summary',
    params: { filled: assignment.total, count: places.reduce((sum, { count }) => sum + count, 0) },
  }
  return { missing: met ? null : missing, summary, items }
}

function describeSomeDay({ cases, met }: ProofNode): Evidence {
  const at = cases?.[0]?.at
  if (!met || at === undefined) return { ...NOTHING, missing: { key: 'proof.never-met', params: {} } }
  return { ...NOTHING, summary: { key: 'proof.met-on', params: { date: { date: at } } } }
}

/** Whoever stops counting first comes first. */
function describePeople(
  rule: CountPeopleRule,
  node: ProofNode,
  { programme, standing, index, at }: EvidenceSource,
): Evidence {
  const scope = scopeOf(programme, index, at)
  const stops = countPeople.changes(rule, scope, Number.MAX_SAFE_INTEGER).toSorted((a, b) => a.at - b.at)
  const facts = node.factIds.flatMap((id) => standing.get(id) ?? []).filter((fact) => fact.kind === 'certificate-held')
  const people = node.personIds.map((personId) => {
    const own = facts.filter((fact) => fact.personId === personId)
    const certifications = [...new Set(own.map((fact) => fact.certification))]
    const stop = stops.find(({ cause }) => cause.kind === 'person-stops' && cause.personId === personId)
    return { personId, certifications, held: own.length, until: stop?.at ?? null }
  })
  const several = people.filter((person) => person.held > 1).length
  const items = people
    .sort((a, b) => (a.until ?? Number.MAX_SAFE_INTEGER) - (b.until ?? Number.MAX_SAFE_INTEGER))
    .map(({ personId, certifications, until }): Sentence => {
      const params = {
        person: { person: personId },
        certifications: { list: certifications.map((certification) => ({ certification })), join: 'and' },
      } as const
      return until === null
        ? { key: 'proof.person-open', params }
        : { key: 'proof.person-until', params: { ...params, date: { date: until } } }
    })
  return {
    missing: node.met ? null : { key: 'proof.people-missing', params: { count: shortfall(node) } },
    summary: { key: 'proof.people-summary', params: { people: people.length, certificates: facts.length } },
    items: several > 0 ? [...items, { key: 'proof.counted-once', params: { count: several } }] : items,
  }
}

/** Newest first. */
function describeAmounts(rule: SumRule, node: ProofNode, { programme, standing }: EvidenceSource): Evidence {
  const facts = node.factIds
    .flatMap((id) => standing.get(id) ?? [])
    .filter((fact): fact is MetricFact => fact.kind === 'metric')
    .sort((a, b) => b.trueFrom - a.trueFrom)
  const [newest, oldest] = [facts[0], facts.at(-1)]
  const missing = formatRational(negate(readRational(node.margin)))
  return {
    missing: node.met
      ? null
      : { key: 'proof.amount-missing', params: { amount: metricAmount(rule.metric, missing, programme) } },
    summary:
      newest && oldest
        ? {
            key: 'proof.amounts-summary',
            params: { count: facts.length, from: { date: oldest.trueFrom }, until: { date: newest.trueFrom } },
          }
        : { key: 'proof.amounts-none', params: {} },
    items: facts.map(({ amount, trueFrom, source }) => ({
      key: 'proof.amount-on',
      params: { amount: metricAmount(rule.metric, amount, programme), date: { date: trueFrom }, source },
    })),
  }
}

function describeAttestation(rule: AttestationRule, node: ProofNode, { index, at }: EvidenceSource): Evidence {
  const all = index.attestations.get(rule.attestation) ?? []
  if (!node.met) return { ...NOTHING, missing: missingAttestation(all, at) }
  const current = all.filter((fact) => node.factIds.includes(fact.id))
  const ends = current.flatMap((fact) => fact.trueUntil ?? [])
  const summary: Sentence =
    ends.length < current.length
      ? { key: 'proof.attestation-open', params: {} }
      : { key: 'proof.attestation-until', params: { date: { date: Math.max(...ends) } } }
  return { missing: null, summary, items: [] }
}

function missingAttestation(all: readonly AttestationFact[], at: number): Sentence {
  const coming = all.map((fact) => fact.trueFrom).filter((from) => from > at)
  if (coming.length > 0) return { key: 'proof.attestation-begins', params: { date: { date: Math.min(...coming) } } }
  const ended = all.flatMap((fact) => fact.trueUntil ?? [])
  if (ended.length > 0) return { key: 'proof.attestation-ended', params: { date: { date: Math.max(...ended) } } }
  return { key: 'proof.attestation-missing', params: {} }
}

const shortfall = (node: ProofNode) => -toNumber(readRational(node.margin))
