import { PLAIN_OPTIONS, type PlanOptions } from './plan'

/** What an address says of a plan: `?tier=gold&without=…&role=learner&hours=8&pace=4`. */
export type PlanChoices = PlanOptions & {
  readonly tier: string | null
  /** Hours of a week that are learned. */
  readonly pace: number
}

export const PACES = [2, 4, 8, 16] as const
export const MOST_HOURS = [2, 4, 8, 16, 40] as const
const USUAL_PACE = 4

export const USUAL_CHOICES: PlanChoices = { ...PLAIN_OPTIONS, tier: null, pace: USUAL_PACE }

/** Whatever is not offered is left out: an old or mistyped address shows the plan without it. */
export function readPlanChoices(query: URLSearchParams, of: { people: readonly string[]; roles: readonly string[] }) {
  const among = <Value extends string>(name: string, known: readonly Value[]): Value[] => {
    const asked = query.getAll(name)
    return known.filter((value) => asked.includes(value))
  }
  const hours = Number(query.get('hours'))
  const pace = Number(query.get('pace'))
  return {
    tier: query.get('tier'),
    leaveOut: among('without', of.people).toSorted(),
    prefer: among('role', of.roles),
    mostHours: MOST_HOURS.find((offered) => offered === hours) ?? null,
    pace: PACES.find((offered) => offered === pace) ?? USUAL_PACE,
  } satisfies PlanChoices
}
