import { cautiousShare } from './cautious-share'
import { tailProbability } from './tail-probability'

/** What somebody answered to a question; `said` is null for no answer, and for one that cannot be compared. */
type SheetAnswer = { said: string | null; isRight: boolean }
/** The answers of an attempt, by the question, whichever of its versions was asked. */
export type Sheet = ReadonlyMap<string, SheetAnswer>
/** Who gave which wrong answer, by the question; each person once. */
type WrongAnswers = ReadonlyMap<string, readonly { personId: string; said: string }[]>

/** Fewer other people than this do not say which wrong answers are rare. */
const LEAST_PEOPLE = 20
/** With fewer questions in common, or fewer that both answered wrong, anything can be chance. */
const LEAST_SHARED = 8
const LEAST_BOTH_WRONG = 4

export type SimilarItem = {
  question: string
  same: boolean
  /** how many others answered it wrong, and how many of them as the first of the two did */
  othersWrong: number
  othersAlike: number
}

export type Similarity =
  | {
      verdict: 'held'
      why: 'few-people' | 'few-shared' | 'few-both-wrong'
      people: number
      shared: number
      bothWrong: number
    }
  | {
      verdict: 'measured'
      people: number
      shared: number
      bothWrong: number
      identical: number
      /** how many identical wrong answers chance gives on average */
      expected: number
      /** how likely chance gives as many or more */
      tail: number
      comparisons: number
      /** `tail` with all comparisons in mind (Bonferroni) */
      corrected: number
      items: SimilarItem[]
    }

/**
 * How alike are two people's wrong answers? Of the questions that both answered wrong it counts those with the same wrong
 * answer, and asks how likely so many are if both chose by themselves.
 *
 * Source: error similarity analysis (Bellezza & Bellezza 1989), with a probability for each question as in the g2 index
 * (Frary, Tideman & Watts 1977), and an exact tail in place of the normal approximation, because numbers are small. Right
 * answers in common are no evidence: people who learned know the same.
 *
 * Assumes that two people who do not copy choose their wrong answers independently, each as often as others do who are
 * wrong there. People who were taught the same mistake break that assumption, so a person looks before anything is said.
 * The probabilities are cautious shares (`cautious-share.ts`) of other people's wrong answers. Which of the two went by
 * the other is not known: it is reckoned both ways, and the likelier one counts.
 *
 * Cost: k² for the k questions both answered wrong, and one look at each other person's answer to them.
 * @param of.people the two, whose own answers say nothing of what others choose
 * @param of.referencePeople how many people there are to compare with, beside the two
 * @param of.comparisons how many pairs are compared in the same search
 */
export function similarAnswers(
  [first, second]: readonly [Sheet, Sheet],
  wrong: WrongAnswers,
  of: { people: readonly [string, string]; referencePeople: number; comparisons: number },
): Similarity {
  const shared = [...first.keys()].filter((question) => second.has(question))
  const items = shared.flatMap((question) => bothWrong(question, [first, second], wrong, of.people))
  const counts = { people: of.referencePeople, shared: shared.length, bothWrong: items.length }
  const why =
    of.referencePeople < LEAST_PEOPLE
      ? 'few-people'
      : shared.length < LEAST_SHARED
        ? 'few-shared'
        : items.length < LEAST_BOTH_WRONG
          ? 'few-both-wrong'
          : null
  if (why !== null) return { verdict: 'held', why, ...counts }
  const identical = items.filter(({ same }) => same).length
  const ways = ([0, 1] as const).map((way) => {
    const probabilities = items.map(({ probability }) => probability[way])
    return {
      tail: tailProbability(probabilities, identical),
      expected: probabilities.reduce((sum, p) => sum + p, 0),
    }
  })
  const tail = Math.max(...ways.map((way) => way.tail))
  return {
    verdict: 'measured',
    ...counts,
    identical,
    expected: Math.max(...ways.map((way) => way.expected)),
    tail,
    comparisons: of.comparisons,
    corrected: Math.min(1, tail * Math.max(1, of.comparisons)),
    items: items.map(({ probability: _, ...item }) => item),
  }
}

function bothWrong(
  question: string,
  [first, second]: readonly [Sheet, Sheet],
  wrong: WrongAnswers,
  people: readonly [string, string],
): (SimilarItem & { probability: readonly [number, number] })[] {
  const [one, other] = [first.get(question), second.get(question)]
  if (!one || !other || one.isRight || other.isRight || one.said === null || other.said === null) return []
  const others = (wrong.get(question) ?? []).filter(({ personId }) => !people.includes(personId))
  const alike = (said: string) => others.filter((answer) => answer.said === said).length
  const [likeFirst, likeSecond] = [alike(one.said), alike(other.said)]
  return [
    {
      question,
      same: one.said === other.said,
      othersWrong: others.length,
      othersAlike: likeFirst,
      probability: [cautiousShare(likeFirst, others.length), cautiousShare(likeSecond, others.length)],
    },
  ]
}

/** The wrong answers of some attempts; of a person's several answers to a question the first one listed counts. */
export function wrongAnswers(sheets: readonly { personId: string; sheet: Sheet }[]): WrongAnswers {
  const wrong = new Map<string, { personId: string; said: string }[]>()
  const seen = new Set<string>()
  for (const { personId, sheet } of sheets)
    for (const [question, { said, isRight }] of sheet) {
      const key = `${personId} ${question}`
      if (seen.has(key)) continue
      seen.add(key)
      if (isRight || said === null) continue
      const answers = wrong.get(question) ?? []
      wrong.set(question, answers)
      answers.push({ personId, said })
    }
  return wrong
}
