import type { Prevention } from '../decisions/prevent-loss'
import type { Remedy } from '../decisions/remedies'
import type { Programme } from '../language/programme'
import type { Param, Sentence } from './sentence'
import { attestationTitle, metricAmount, metricTitle } from './titles'

/** More names are counted, not listed. */
const MOST_NAMES = 4

/** "It is prevented if Ana renews Integration Associate, or Ben or Cleo earns it." */
export function describePrevention({ kind, remedies }: Prevention, programme: Programme): Sentence {
  const groups = kind === 'any' ? grouped(remedies) : remedies.map((remedy) => [remedy])
  const list = groups.map((group): Param => ({ sentence: describeRemedy(group, programme) }))
  return kind === 'any'
    ? { key: 'prevent.any', params: { remedies: { list, join: 'or' } } }
    : { key: 'prevent.all', params: { remedies: { list, join: 'and' } } }
}

/** Of people who could do the same thing one is enough: they stand together. */
function grouped(remedies: readonly Remedy[]): Remedy[][] {
  const groups = new Map<string, Remedy[]>()
  for (const [place, remedy] of remedies.entries()) {
    const name = 'certification' in remedy ? `${remedy.kind} ${remedy.certification}` : String(place)
    groups.set(name, [...(groups.get(name) ?? []), remedy])
  }
  return [...groups.values()]
}

function describeRemedy(group: readonly Remedy[], programme: Programme): Sentence {
  const [remedy] = group
  if (!remedy) return { key: 'prevent.nothing', params: {} }
  switch (remedy.kind) {
    case 'renew':
    case 'certify': {
      const people = group.flatMap((one) => ('personId' in one ? [one.personId] : []))
      const shown = people.slice(0, MOST_NAMES).map((person): Param => ({ person }))
      return {
        key: remedy.kind === 'renew' ? 'prevent.renew' : 'prevent.certify',
        params: {
          people: { list: shown, join: 'or' },
          more: people.length - shown.length,
          certification: { certification: remedy.certification },
        },
      }
    }
    case 'amount': {
      const amount = metricAmount(remedy.metric, remedy.amount, programme)
      return { key: 'prevent.amount', params: { amount, metric: metricTitle(remedy.metric, programme) } }
    }
    case 'attest':
      return { key: 'prevent.attest', params: { attestation: attestationTitle(remedy.attestation, programme) } }
  }
}
