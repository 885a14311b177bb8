import type { Blueprint, Draw } from './blueprint'
import { seededRandom, shuffled } from './seeded-random'

/** A question as the draw sees it. */
export type Candidate = {
  questionId: string
  versionId: string
  pool: string
  objective: string | null
  difficulty: string | null
}

export type DrawnItem = { sectionId: string; questionId: string; versionId: string }
export type Shortfall = { sectionId: string; draw: Draw; found: number }
export type Drawn = { items: DrawnItem[]; shortfalls: Shortfall[] }

/**
 * Draws one attempt's questions: each question at most once, those the person has seen least first, chance by the seed
 * among equals. A question that another draw needs more moves there, so a draw falls short only when no way of sharing
 * the questions out could fill them all.
 *
 * Taking the questions one by one, least seen first, and keeping each that can still be placed gives the least seen
 * choice of all: what can be placed together is a transversal matroid (Edmonds and Fulkerson 1965).
 * @param timesSeen how often the person was given a question in earlier attempts
 */
export function drawItems(
  blueprint: Blueprint,
  candidates: readonly Candidate[],
  timesSeen: ReadonlyMap<string, number>,
  seed: string,
): Drawn {
  const random = seededRandom(seed)
  const seen = (candidate: Candidate) => timesSeen.get(candidate.questionId) ?? 0
  // The order of the pool must not matter, so chance starts from a fixed one.
  const byName = [...candidates].sort((a, b) => (a.questionId < b.questionId ? -1 : 1))
  const pool = shuffled(byName, random).sort((a, b) => seen(a) - seen(b))

  const draws = blueprint.sections.flatMap((section) =>
    section.draw.map((draw) => ({ sectionId: section.id, draw, chosen: [] as Candidate[] })),
  )
  for (const candidate of pool) place(candidate, draws, new Set())

  const items = blueprint.sections.flatMap((section) => {
    const inSection = draws.filter(({ sectionId }) => sectionId === section.id).flatMap(({ chosen }) => chosen)
    return (blueprint.shuffleQuestions ? shuffled(inSection, random) : inSection).map(({ questionId, versionId }) => ({
      sectionId: section.id,
      questionId,
      versionId,
    }))
  })
  const shortfalls = draws
    .filter(({ draw, chosen }) => chosen.length < draw.count)
    .map(({ sectionId, draw, chosen }) => ({ sectionId, draw, found: chosen.length }))
  return { items, shortfalls }
}

/** The order in which an attempt shows a question's options. */
export const orderOptions = (optionIds: readonly string[], blueprint: Blueprint, seed: string): string[] =>
  blueprint.shuffleOptions ? shuffled(optionIds, seededRandom(seed)) : [...optionIds]

type Place = { draw: Draw; chosen: Candidate[] }

/** Puts a question into a draw that has room, moving others along where that makes room (an augmenting path). */
function place(candidate: Candidate, draws: readonly Place[], tried: Set<Place>): boolean {
  const fitting = draws.filter((entry) => !tried.has(entry) && fits(candidate, entry.draw))
  const free = fitting.find(({ draw, chosen }) => chosen.length < draw.count)
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

const fits = (candidate: Candidate, draw: Draw): boolean =>
  candidate.pool === draw.pool &&
  (draw.objective === undefined || candidate.objective === draw.objective) &&
  (draw.difficulty === undefined || candidate.difficulty === draw.difficulty)
