/** What a panel is asked about: a question and the points that a form gives to it on average. */
type RatedQuestion = { id: string; weight: number }
/** One judge's ratings by question, 0..100: how many of a hundred only just competent people answer right. */
type JudgeRatings = { judgeId: string; ratings: ReadonlyMap<string, number> }

export type Lean = 'lenient' | 'severe' | 'disagrees'

export type CutScore = {
  /** judges who rated every question; the others do not count */
  judges: {
    judgeId: string /** 0..1 */
    cut: number /** with the mean of the others, −1..1 */
    agreement: number | null
    lean: Lean | null
  }[]
  /** 0..1; null without a judge */
  cut: number | null
  /** of the cut, 0..1; null below two judges */
  standardError: number | null
  /** ICC(2,1) and ICC(2,k): agreement of one judge, and of the mean of all */
  single: number | null
  average: number | null
  questions: {
    id: string
    mean: number /** null below two judges */
    deviation: number | null
    low: number
    high: number
  }[]
}

/** A judge this far from the others, as a share of the points, who is also two of their deviations away, leans. */
const FAR = 0.05
/** Below this correlation a judge orders questions unlike the others. */
const LEAST_AGREEMENT = 0.2

/**
 * The cut score of a modified Angoff panel (Angoff 1971): each judge's ratings weighted by the points of the questions
 * give the judge's cut; their mean is the panel's, its standard error the deviation of the judges' cuts over √judges.
 * Agreement is the intraclass correlation for two-way random effects, absolute agreement (Shrout and Fleiss 1979).
 */
export function cutScore(questions: readonly RatedQuestion[], panel: readonly JudgeRatings[]): CutScore {
  const complete = panel.filter(({ ratings }) => questions.length > 0 && questions.every(({ id }) => ratings.has(id)))
  const table = complete.map(({ ratings }) => questions.map(({ id }) => ratings.get(id) ?? 0))
  const weights = questions.map(({ weight }) => weight)
  const all = sum(weights)
  const cuts = table.map((row) => sum(row.map((rating, index) => rating * (weights[index] ?? 0))) / all / 100)
  return {
    judges: complete.map(({ judgeId }, index) => ({ judgeId, cut: cuts[index] ?? 0, ...standing(table, cuts, index) })),
    cut: cuts.length === 0 ? null : mean(cuts),
    standardError: cuts.length < 2 ? null : deviation(cuts) / Math.sqrt(cuts.length),
    ...agreement(table),
    questions: questions.map(({ id }, column) => {
      const given = table.map((row) => row[column] ?? 0)
      return {
        id,
        mean: given.length === 0 ? 0 : mean(given),
        deviation: given.length < 2 ? null : deviation(given),
        low: Math.min(...given),
        high: Math.max(...given),
      }
    }),
  }
}

/** The others need a spread of their own to be left by: three judges beside this one. */
function standing(table: readonly number[][], cuts: readonly number[], index: number) {
  const others = cuts.filter((_, other) => other !== index)
  const rows = table.filter((_, other) => other !== index)
  const own = table[index] ?? []
  const means = own.map((_, column) => mean(rows.map((row) => row[column] ?? 0)))
  const together = rows.length === 0 ? null : correlation(own, means)
  if (others.length < 3) return { agreement: together, lean: null }
  const off = (cuts[index] ?? 0) - mean(others)
  const isFar = Math.abs(off) > FAR && Math.abs(off) > 2 * deviation(others)
  const lean: Lean | null = isFar
    ? off > 0
      ? 'severe'
      : 'lenient'
    : together !== null && together < LEAST_AGREEMENT
      ? 'disagrees'
      : null
  return { agreement: together, lean }
}

function agreement(table: readonly number[][]): { single: number | null; average: number | null } {
  const k = table.length
  const n = table[0]?.length ?? 0
  if (k < 2 || n < 2) return { single: null, average: null }
  const grand = mean(table.flat())
  const rowMeans = Array.from({ length: n }, (_, column) => mean(table.map((row) => row[column] ?? 0)))
  const judgeMeans = table.map(mean)
  const between = (k * sum(rowMeans.map((one) => (one - grand) ** 2))) / (n - 1)
  const judges = (n * sum(judgeMeans.map((one) => (one - grand) ** 2))) / (k - 1)
  const rest =
    sum(
      table.flatMap((row, judge) =>
        row.map((one, column) => (one - (rowMeans[column] ?? 0) - (judgeMeans[judge] ?? 0) + grand) ** 2),
      ),
    ) /
    ((n - 1) * (k - 1))
  const ratio = (below: number) => (below <= 0 ? null : (between - rest) / below)
  return {
    single: ratio(between + (k - 1) * rest + (k * (judges - rest)) / n),
    average: ratio(between + (judges - rest) / n),
  }
}

function correlation(xs: readonly number[], ys: readonly number[]): number | null {
  const [mx, my] = [mean(xs), mean(ys)]
  const cov = sum(xs.map((x, index) => (x - mx) * ((ys[index] ?? 0) - my)))
  const spread = Math.sqrt(sum(xs.map((x) => (x - mx) ** 2)) * sum(ys.map((y) => (y - my) ** 2)))
  return spread === 0 ? null : cov / spread
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const mean = (values: readonly number[]) => sum(values) / values.length
const deviation = (values: readonly number[]) =>
  Math.sqrt(sum(values.map((value) => (value - mean(values)) ** 2)) / (values.length - 1))
