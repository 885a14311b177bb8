import { factsAsKnown } from '../facts/facts-as-known'
import { type FactIndex, indexFacts } from '../facts/index-facts'
import { type Programme, rankOf } from '../language/programme'
import type { Rule } from '../language/rule'
import { modelPath } from './model-path'
import type { PathStep } from './path-step'
import type { Offer, PlanQuestion, Solution } from './plan'
import { solveProgram } from './solve-program.server'
import { minutesOf } from './time-of-offers'

/** The cheapest way to a tier. It blocks the thread for up to ten seconds: `solve-in-thread.server.ts` asks it elsewhere. */
export async function solvePlan({ programme, facts, at, tier, offers, options }: PlanQuestion): Promise<Solution> {
  const index = indexFacts(factsAsKnown(facts, at))
  const asked = offers.filter(({ personId }) => !options.leaveOut.includes(personId))
  const of = {
    at,
    tier,
    steps: asked.map(stepOf),
    wishes: {
      mostMinutes: options.mostHours === null ? null : options.mostHours * 60,
      lastChoice: new Set(
        asked.map(({ personId }) => personId).filter((id) => !isPreferred(id, options.prefer, index, at)),
      ),
    },
  }
  const model = modelPath(programme, index, of)
  const { choice, bound } = await solveProgram(model.program)
  if (choice === null) {
    if (bound !== Number.POSITIVE_INFINITY) return { kind: 'not-found' }
    const people = new Set(asked.map(({ personId }) => personId)).size
    return { kind: 'impossible', because: await unmeetable(programme, index, of), people }
  }
  const cost = [...choice].reduce((total, variable) => total + (model.program.cost.get(variable) ?? 0), 0)
  const chosen = [...model.steps].flatMap(([variable, { personId, certification }]) =>
    choice.has(variable) ? [{ personId, certification }] : [],
  )
  const isUnsure = [...model.others.values()].some(({ learning }) => learning === 'unknown')
  const minutes = minutesOf(asked.filter((offer) => chosen.some((one) => isOf(one, offer))))
  return {
    kind: 'found',
    chosen,
    others: [...model.others].flatMap(([variable, need]) => (choice.has(variable) ? [need] : [])),
    isUnsure,
    isCheapest: cost <= bound && !isUnsure,
    boundMinutes: Math.max(0, minutes - Math.max(0, cost - bound)),
  }
}

/** The requirements that cannot be met even when each is asked for alone. */
async function unmeetable(
  programme: Programme,
  facts: FactIndex,
  of: Omit<Parameters<typeof modelPath>[2], 'only'>,
): Promise<string[]> {
  const asked = programme.tiers.slice(0, rankOf(programme.tiers, of.tier) + 1).map(({ requires }) => requires)
  const found: string[] = []
  for (const only of asked.flatMap(sideBySide)) {
    const { choice, bound } = await solveProgram(modelPath(programme, facts, { ...of, only }).program)
    if (choice === null && bound === Number.POSITIVE_INFINITY) found.push(only.id)
  }
  return found
}

const sideBySide = (rule: Rule): Rule[] => (rule.kind === 'all' ? rule.rules.flatMap(sideBySide) : [rule])

const stepOf = ({ personId, certification, exam, courses, after }: Offer): PathStep => ({
  ...{ personId, certification, courses, after },
  minutes: exam.minutes,
})

const isPreferred = (personId: string, prefer: readonly string[], { people }: FactIndex, at: number): boolean =>
  prefer.length === 0 ||
  (people.get(personId)?.memberships ?? []).some(
    ({ roles, trueFrom, trueUntil }) =>
      trueFrom <= at && (trueUntil === null || at < trueUntil) && roles.some((role) => prefer.includes(role)),
  )

const isOf = (one: Pick<Offer, 'personId' | 'certification'>, other: typeof one): boolean =>
  one.personId === other.personId && one.certification === other.certification
