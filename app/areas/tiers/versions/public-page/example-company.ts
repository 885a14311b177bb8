import type { Role } from '~/platform/actor'
import type { Fact } from '../../facts/facts'
import { effectiveFrom, type Programme } from '../../language/programme'

/** A company made up to meet requirements: its people by what they hold, what it sold and has, what is vouched for. */
export type ExampleCompany = {
  readonly people: readonly ExamplePerson[]
  readonly items: readonly ExampleItem[]
  readonly attestations: readonly string[]
  readonly competencies: readonly string[]
}

export type ExamplePerson = { readonly holds: readonly string[]; readonly roles: readonly string[] }

/** An amount of a metric (its number is `amount`), or a record: numbers as canonical rationals, texts by field. */
export type ExampleItem = {
  readonly source: string
  readonly numbers: Readonly<Record<string, string>>
  readonly texts: Readonly<Record<string, string>>
}

export const NOBODY: ExampleCompany = { people: [], items: [], attestations: [], competencies: [] }

const DAY = 86_400_000
const ROLE: Role = 'learner'

/** The company as facts that were true and known a day before the rules begin. */
export function factsOf(company: ExampleCompany, programme: Programme): Fact[] {
  const from = effectiveFrom(programme) - DAY
  const dated = (id: string) => ({
    ...{ id, partnerId: 'example', trueFrom: from, trueUntil: null, knownAt: from, source: 'example' },
    attributes: {},
  })
  const metrics = new Set(programme.metrics.map(({ slug }) => slug))
  return [
    ...company.people.flatMap(({ holds, roles }, index): Fact[] => {
      const personId = `person-${index}`
      return [
        {
          ...dated(`${personId}-member`),
          ...{ kind: 'membership', personId, because: 'joined', roles: roles.length > 0 ? [...roles] : [ROLE] },
        },
        ...holds.map(
          (certification): Fact => ({
            ...dated(`${personId}-${certification}`),
            ...{ kind: 'certificate-held', personId, certification },
          }),
        ),
      ]
    }),
    ...company.items.map(({ source, numbers, texts }, index): Fact => {
      const id = `${source}-${index}`
      if (metrics.has(source))
        return { ...dated(id), kind: 'metric', metric: source, amount: numbers.amount ?? '0/1', attributes: texts }
      const lasts = programme.definitions?.records.find(({ slug }) => slug === source)?.lasts ?? true
      return {
        ...dated(id),
        ...{ kind: 'record', record: source, key: lasts ? id : null, personId: null, numbers, attributes: texts },
      }
    }),
    ...company.attestations.map(
      (attestation): Fact => ({ ...dated(`a-${attestation}`), kind: 'attestation', attestation, personId: null }),
    ),
    ...company.competencies.map(
      (competency): Fact => ({ ...dated(`c-${competency}`), kind: 'competency', competency }),
    ),
  ]
}
