import { median } from '../statistics/moments'

export type PacedQuestion = {
  /** its number in the attempt */
  number: number
  /** milliseconds from `working-time.ts` */
  took: number
  firstAt: number
  /** words of the question and its options */
  words: number
  isRight: boolean
  /** the person had it in an earlier attempt, so it need not be read again */
  seenBefore: boolean
  /** milliseconds that other people took for it */
  others: readonly number[]
}

/** Times of fewer other people than this are no measure: of a question, of a whole attempt. */
const LEAST_TIMES = 10
const LEAST_ATTEMPTS = 20
/** Robust standard deviations below the others. */
const FAR_BELOW = 3
/** Quick is also less than this part of what others take: where all take about the same, a little less means nothing. */
const QUICK_PART = 1 / 3
/**
 * Words a minute that nobody reads with understanding. Adults read about 238 (Brysbaert 2019, a review of 190 studies);
 * with two and a half times that everybody is given room.
 */
export const FASTEST_READING = 600
/** Before fewer answers than this the clock of a computer or a network says more than the person. */
const LEAST_UNREAD = 5
/** Somebody who gives up clicks fast as well, but is mostly wrong (rapid guessing, Wise & Kong 2005). */
const LEAST_RIGHT = 0.5

export type PaceItem = {
  number: number
  took: number
  /** median of the others; null for too few */
  usual: number | null
  people: number
  isQuick: boolean
}

export type Pace = {
  items: PaceItem[]
  answered: number
  right: number
  quick: number
  /** milliseconds a question, here and as the median of others; null for too few others */
  mean: number
  usualMean: number | null
  attempts: number
  /** robust standard deviations of the whole attempt from the others; below zero is faster */
  deviation: number | null
  isFarBelow: boolean
  /** so many answers were there before their questions can be read */
  unread: { answers: number; took: number; reading: number } | null
  /** whether it may say anything: fast, and mostly right */
  isOutlier: boolean
}

/**
 * Was an attempt faster than the exam can be worked on? Times are compared as logarithms with the median and the median
 * absolute deviation of other people's (Leys et al. 2013), so that a few strange ones do not matter. It looks one way
 * only: slow is never anything, and neither is more time.
 *
 * Somebody may read all questions first and then answer quickly. So a question alone flags nothing: either the whole
 * attempt is far faster than the others, or answers are there before all questions up to them can have been read.
 * @param otherMeans milliseconds a question, of other people's whole attempts
 */
export function paceOf(of: { questions: readonly PacedQuestion[]; otherMeans: readonly number[] }): Pace {
  const { questions } = of
  const answered = questions.length
  const right = questions.filter(({ isRight }) => isRight).length
  const mean = answered === 0 ? 0 : questions.reduce((sum, { took }) => sum + took, 0) / answered
  const items = questions.map(({ number, took, others }): PaceItem => {
    const compared = compare(took, others, LEAST_TIMES)
    return {
      number,
      took,
      usual: compared?.usual ?? null,
      people: others.length,
      isQuick: compared?.isFarBelow ?? false,
    }
  })
  const whole = answered === 0 ? null : compare(mean, of.otherMeans, LEAST_ATTEMPTS)
  const unread = firstUnread(questions)
  const isFarBelow = whole?.isFarBelow ?? false
  return {
    items,
    answered,
    right,
    quick: items.filter(({ isQuick }) => isQuick).length,
    mean,
    usualMean: whole?.usual ?? null,
    attempts: of.otherMeans.length,
    deviation: whole?.deviation ?? null,
    isFarBelow,
    unread,
    isOutlier: (isFarBelow || unread !== null) && right / answered >= LEAST_RIGHT,
  }
}

/** Where everybody takes the same, the deviation is no measure: a quarter of the time is the least it is taken to be. */
const LEAST_DEVIATION = 0.25
const TO_STANDARD = 1.4826

function compare(took: number, others: readonly number[], least: number) {
  if (others.length < least) return null
  const logs = others.map(log)
  const centre = median(logs)
  const deviation = Math.max(LEAST_DEVIATION, TO_STANDARD * median(logs.map((one) => Math.abs(one - centre))))
  const own = (log(took) - centre) / deviation
  const usual = median(others)
  return { usual, deviation: own, isFarBelow: own <= -FAR_BELOW && took < usual * QUICK_PART }
}

/** Below a tenth of a second all times are the same. */
const log = (milliseconds: number) => Math.log(Math.max(100, milliseconds))

/** The longest run of first answers, from the start, that came before their questions can have been read. */
function firstUnread(questions: readonly PacedQuestion[]): Pace['unread'] {
  const inOrder = [...questions].sort((a, b) => a.firstAt - b.firstAt)
  let reading = 0
  let unread: Pace['unread'] = null
  for (const [index, { firstAt, words, seenBefore }] of inOrder.entries()) {
    if (!seenBefore) reading += (words / FASTEST_READING) * 60_000
    if (index + 1 >= LEAST_UNREAD && firstAt < reading) unread = { answers: index + 1, took: firstAt, reading }
  }
  return unread
}
