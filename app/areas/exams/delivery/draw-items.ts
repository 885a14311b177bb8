import { type Blueprint, type Draw, drawSize, type Section } from '../blueprints/blueprint'
import { seededRandom, shuffled } from './seeded-random'

/** A question as the draw sees it. */
export type Candidate = {
  questionId: string
  versionId: string
  pool: string
  /** the author's own id, by which a blueprint may name it */
  externalId: string
  state: 'live' | 'trial'
  objective: string | null
  difficulty: string | null
  tags: readonly string[]
}

export type DrawnItem = {
  sectionId: string
  questionId: string
  versionId: string
  /** what the question is worth, a fraction such as `2/1` */
  points: string
  /** false: it is on trial and counts nowhere */
  scored: boolean
}
type Shortfall = { sectionId: string; draw: Draw; found: number }
export type Drawn = { items: DrawnItem[]; shortfalls: Shortfall[] }

/** What earlier attempts say about questions. */
export type DrawHistory = {
  /** how often the person was given a question in earlier attempts */
  timesSeen: ReadonlyMap<string, number>
  /** questions given in more of the last attempts than the exam's cap allows */
  overexposed: ReadonlySet<string>
}
export const NO_HISTORY: DrawHistory = { timesSeen: new Map(), overexposed: new Set() }

/**
 * Draws one attempt's questions: each question at most once, those the person has seen least first, among equals those
 * that are not overexposed, chance by the seed among equals of both. A question that another draw needs more moves there,
 * so a draw falls short only when no way of sharing the questions out could fill them all.
 *
 * Taking the questions one by one, best first, and keeping each that can still be placed gives the best choice of all:
 * what can be placed together is a transversal matroid (Edmonds and Fulkerson 1965).
 *
 * Questions on trial come on top, as many as there are up to the section's number. Their places are drawn by chance even
 * where the others keep their order, and they are worth what a question beside them is: nobody can tell which they are.
 */
export function drawItems(
  blueprint: Pick<Blueprint, 'sections' | 'shuffleQuestions'>,
  candidates: readonly Candidate[],
  history: DrawHistory,
  seed: string,
): Drawn {
  const random = seededRandom(seed)
  const seen = ({ questionId }: Candidate) => history.timesSeen.get(questionId) ?? 0
  const exposed = ({ questionId }: Candidate) => (history.overexposed.has(questionId) ? 1 : 0)
  // The order of the pool must not matter, so chance starts from a fixed one.
  const byName = [...candidates].sort((a, b) => (a.questionId < b.questionId ? -1 : 1))
  const pool = shuffled(byName, random).sort((a, b) => seen(a) - seen(b) || exposed(a) - exposed(b))

  const draws = blueprint.sections.flatMap((section) =>
    section.draw.map((draw): Place => ({ sectionId: section.id, draw, size: drawSize(draw), chosen: [] })),
  )
  for (const candidate of pool) if (candidate.state === 'live') place(candidate, draws, new Set())

  const onTrial = pool.filter(({ state }) => state === 'trial')
  const taken = new Set<Candidate>()
  const items = blueprint.sections.flatMap((section) => {
    const own = draws.filter(({ sectionId }) => sectionId === section.id).flatMap(itemsOf)
    const ordered = blueprint.shuffleQuestions ? shuffled(own, random) : own
    for (const item of trialItems(section, onTrial, taken))
      ordered.splice(Math.floor(random() * (ordered.length + 1)), 0, item)
    return ordered
  })
  const shortfalls = draws
    .filter(({ size, chosen }) => chosen.length < size)
    .map(({ sectionId, draw, chosen }) => ({ sectionId, draw, found: chosen.length }))
  return { items, shortfalls }
}

/** The order in which an attempt shows a question's options. */
export const orderOptions = (
  optionIds: readonly string[],
  blueprint: Pick<Blueprint, 'shuffleOptions'>,
  seed: string,
): string[] => (blueprint.shuffleOptions ? shuffled(optionIds, seededRandom(seed)) : [...optionIds])

/** Could this draw give this question? Whether it is live or on trial makes no difference here. */
export const fits = (candidate: Candidate, draw: Draw): boolean =>
  candidate.pool === draw.pool &&
  (draw.questions === undefined || draw.questions.includes(candidate.externalId)) &&
  (draw.objective === undefined || candidate.objective === draw.objective) &&
  (draw.difficulty === undefined || candidate.difficulty === draw.difficulty) &&
  (draw.tag === undefined || candidate.tags.includes(draw.tag))

const ONE_POINT = '1/1'

type Place = { sectionId: string; draw: Draw; size: number; chosen: Candidate[] }

/** A draw's questions; named ones in the order in which they are named. */
function itemsOf({ sectionId, draw, chosen }: Place): DrawnItem[] {
  const { questions } = draw
  const ordered = questions
    ? [...chosen].sort((a, b) => questions.indexOf(a.externalId) - questions.indexOf(b.externalId))
    : chosen
  return ordered.map((candidate) => itemOf(candidate, sectionId, draw, true))
}

/** A question on trial is one that a draw of the section would take if it were live. */
function trialItems(section: Section, onTrial: readonly Candidate[], taken: Set<Candidate>): DrawnItem[] {
  const byChance = section.draw.filter(({ questions }) => questions === undefined)
  const items: DrawnItem[] = []
  for (const candidate of onTrial) {
    if (items.length >= (section.trial ?? 0)) break
    const draw = byChance.find((one) => fits(candidate, one))
    if (!draw || taken.has(candidate)) continue
    taken.add(candidate)
    items.push(itemOf(candidate, section.id, draw, false))
  }
  return items
}

const itemOf = ({ questionId, versionId }: Candidate, sectionId: string, draw: Draw, scored: boolean): DrawnItem => ({
  sectionId,
  questionId,
  versionId,
  points: draw.points ?? ONE_POINT,
  scored,
})

/** Puts a question into a draw that has room, moving others along where that makes room (an augmenting path). */
function place(candidate: Candidate, draws: readonly Place[], tried: Set<Place>): boolean {
  const fitting = draws.filter((entry) => !tried.has(entry) && fits(candidate, entry.draw))
  const free = fitting.find(({ size, chosen }) => chosen.length < size)
  if (free) {
    free.chosen.push(candidate)
    return true
  }
  for (const entry of fitting) {
    tried.add(entry)
    const index = entry.chosen.findIndex((other) => place(other, draws, tried))
    if (index < 0) continue
    entry.chosen[index] = candidate
    return true
  }
  return false
}
