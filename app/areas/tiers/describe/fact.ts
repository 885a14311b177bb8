import type { Fact } from '../facts/facts'
import type { Programme } from '../language/programme'
import type { Sentence } from './sentence'
import { attestationTitle, competencyTitle, metricAmount, metricTitle, tierTitle } from './titles'

/**
 * What a fact says, in a line: "Ana Consultant: Integration Associate, from 2 May 2026 until 2 May 2028". A correction
 * says more with the fact that it is of.
 */
export function describeFact(fact: Fact, programme: Programme, corrected?: Fact): Sentence {
  const from = { date: fact.trueFrom }
  const until = fact.trueUntil === null ? { ends: 'no', until: '' } : { ends: 'yes', until: { date: fact.trueUntil } }
  switch (fact.kind) {
    case 'membership':
      return { key: 'fact.membership', params: { person: { person: fact.personId }, from, because: fact.because } }
    case 'membership-ended':
      return {
        key: 'fact.membership-ended',
        params: { person: { person: fact.personId }, from, because: fact.because },
      }
    case 'certificate-held':
      return {
        key: 'fact.certificate-held',
        params: {
          person: { person: fact.personId },
          certification: { certification: fact.certification },
          from,
          ...until,
        },
      }
    case 'certificate-revoked':
      return {
        key: 'fact.certificate-ended',
        params: { person: { person: fact.personId }, certification: { certification: fact.certification }, from },
      }
    case 'metric':
      return {
        key: 'fact.metric',
        params: {
          metric: metricTitle(fact.metric, programme),
          amount: metricAmount(fact.metric, fact.amount, programme, fact.currency),
          from,
        },
      }
    case 'course-completed':
      return { key: 'fact.course', params: { person: { person: fact.personId }, course: fact.course, from } }
    case 'record': {
      const title = programme.definitions?.records.find(({ slug }) => slug === fact.record)?.title
      return {
        key: 'fact.record',
        params: {
          title: title ? { text: title } : fact.record,
          thing: fact.key ?? '',
          named: fact.key === null ? 'no' : 'yes',
          from,
        },
      }
    }
    case 'competency':
      return {
        key: 'fact.competency',
        params: { competency: competencyTitle(fact.competency, programme), from, ...until },
      }
    case 'profile':
      return {
        key: 'fact.profile',
        params: {
          says: { list: Object.entries(fact.attributes).map(([field, value]) => `${field}: ${value}`), join: 'and' },
          from,
        },
      }
    case 'attestation':
      return {
        key: 'fact.attestation',
        params: { attestation: attestationTitle(fact.attestation, programme), from, ...until },
      }
    case 'demotion-approved':
      return { key: 'fact.demotion-approved', params: { tier: tierTitle(fact.tier, programme), from } }
    case 'tier-kept':
      return { key: 'fact.tier-kept', params: { tier: tierTitle(fact.tier, programme), from, ...until } }
    case 'correction':
      if (fact.becomes !== null) return { key: 'fact.correction', params: { from } }
      if (corrected?.kind === 'certificate-revoked')
        return {
          key: 'fact.reinstatement',
          params: {
            person: { person: corrected.personId },
            certification: { certification: corrected.certification },
            from,
          },
        }
      return { key: corrected?.kind === 'correction' ? 'fact.restoration' : 'fact.withdrawal', params: { from } }
  }
}
