import { findOrganisations } from '~/areas/identity/organisations.server'
import { aboutVersions, type VersionAbout } from '~/areas/questions/bank/about-versions.server'
import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { authorise } from '~/platform/policy'
import { requirePerson } from '~/platform/request.server'
import { mayViewStatistics } from '../policy'
import { asNumber } from '../results/share'
import type { DataQuestion, Dataset } from './dataset'
import { type ItemRow, itemRow, type Naming, sortRows, type TrialRow, trialRow } from './item-row'
import { isUneven, type KeyPlaces, UNLIKELY } from './key-places'
import { loadDataset } from './load-dataset.server'
import type { Measured } from './measure'
import { measureSelection } from './measure-selection.server'
import { type WordedOptions, withWords } from './option-words'
import { findExam, newestVersion } from './queries.server'
import type { Interval } from './resample'
import type { Selection } from './select-attempts'
import { momentsOf, type StatisticsAsk } from './statistics-view'
import { LEAST_FOR_VERDICTS } from './verdict'

export type StatisticsView = {
  exam: { slug: string; title: string }
  ask: StatisticsAsk
  /** what can be asked for */
  versions: number[]
  partners: { slug: string; name: string }[]
  /** ended attempts of the exam, whatever was asked for */
  allAttempts: number
  n: number
  /** in shares of the points, 0..1; null where undefined */
  total: {
    mean: number | null
    meanInterval: Interval
    median: number | null
    standardDeviation: number | null
    skewness: number | null
    kurtosis: number | null
    /** percent */
    internalConsistency: number | null
    internalConsistencyInterval: Interval
    errorRatio: number | null
    standardError: number | null
    points: number | null
  }
  whyNoConsistency: string | null
  passed: number
  passInterval: Interval
  /** the pass mark of the newest version looked at, 0..1 */
  passMark: number | null
  shares: number[]
  unequalPoints: boolean
  items: ItemRow[]
  trials: TrialRow[]
  /** the question with the worst flag, and who chose what in it */
  worst: { row: ItemRow; options: WordedOptions | null } | null
  shown: KeyPlaces & { verdict: PlaceVerdict }
  written: KeyPlaces & { verdict: PlaceVerdict }
  confidence: { partner: string; asked: number; sure: number; sureAndWrong: number }[]
  samples: number
}

/** Whether keys give themselves away by where they stand; `held` below thirty showings. */
export type PlaceVerdict = 'held' | 'even' | 'uneven' | 'found-unevenly'

/**
 * What an exam measures and which questions harm it, under a selection.
 * @throws AppError 403 for others than those who write and keep questions, 404 for an unknown exam
 */
export async function viewStatistics(ctx: Ctx, slug: string, ask: StatisticsAsk): Promise<StatisticsView> {
  const person = requirePerson(ctx)
  authorise(mayViewStatistics(person))
  const { exam, dataset, measured, organisations } = await measuredFor(ctx, slug, ask)
  const about = await aboutVersions(
    ctx,
    measured.questions.flatMap(({ place }) => dataset.questions[place]?.versionId ?? []),
  )
  const named = measured.questions.flatMap((one) => {
    const data = dataset.questions[one.place]
    const naming = data && namingOf(data, about.get(data.versionId))
    return naming ? [{ naming, one }] : []
  })
  const counted = named.filter(({ one }) => !one.figures.trial).map(({ naming, one }) => itemRow(naming, one))
  const trials = named.filter(({ one }) => one.figures.trial).map(({ naming, one }) => trialRow(naming, one))
  const worst = sortRows(counted, 'flag', 'ascending').find(({ flags }) => flags.length > 0)
  const worstOf = named.find(({ naming, one }) => naming.versionId === worst?.versionId && !one.figures.trial)
  const worstData = worstOf && dataset.questions[worstOf.one.place]
  const newest = dataset.versions.findLast(({ number }) => ask.version === null || number === ask.version)
  return {
    exam,
    ask,
    versions: dataset.versions.map(({ number }) => number),
    partners: organisations.map(({ slug: partner, name }) => ({ slug: partner, name })),
    allAttempts: dataset.attempts.length,
    n: measured.n,
    ...totalsOf(measured),
    passed: measured.passed,
    passInterval: measured.passInterval,
    passMark: newest ? asNumber(newest.passMark) : null,
    shares: measured.shares,
    unequalPoints: measured.unequalPoints,
    items: sortRows(counted, ask.sort, ask.direction),
    trials: sortRows(trials, ask.sort, ask.direction),
    worst: worst
      ? {
          row: worst,
          options: worstOf?.one.options && worstData ? withWords(worstOf.one.options, worstData.question) : null,
        }
      : null,
    shown: { ...measured.shown, verdict: placeVerdict(measured.shown) },
    written: { ...measured.written, verdict: placeVerdict(measured.written) },
    confidence: measured.confidence.map(({ organisationId, ...counts }) => ({
      partner: organisations.find(({ id }) => id === organisationId)?.name ?? '',
      ...counts,
    })),
    samples: measured.intervals.samples,
  }
}

/** An exam with its attempts measured as asked; what both its pages begin with. */
export async function measuredFor(ctx: Ctx, slug: string, ask: StatisticsAsk) {
  const person = requirePerson(ctx)
  const found = await findExam(ctx.db, slug)
  const version = found && (await newestVersion(ctx.db, found.id))
  if (!found || !version) throw notFound('exams.exam-not-found')
  const dataset = await loadDataset(ctx, found.id)
  const organisations = await organisationsOf(ctx, dataset)
  // A version or partner that no attempt has selects nobody.
  const selection: Selection = {
    choice: ask.choice,
    ...momentsOf(ask, person.timeZone),
    ...(ask.version === null
      ? {}
      : { versionId: dataset.versions.find(({ number }) => number === ask.version)?.id ?? '' }),
    ...(ask.partner === '' ? {} : { organisationId: organisations.find((one) => one.slug === ask.partner)?.id ?? '' }),
  }
  const measured = await measureSelection(dataset, selection)
  return { exam: { slug, title: version.title }, dataset, measured, organisations, selection }
}

async function organisationsOf(ctx: Ctx, dataset: Dataset) {
  const ids = [...new Set(dataset.attempts.map(({ organisationId }) => organisationId))]
  return (await findOrganisations(ctx, ids)).sort((a, b) => a.name.localeCompare(b.name))
}

export function namingOf(data: DataQuestion, about: VersionAbout | undefined): Naming | null {
  if (!about) return null
  const { questionId, versionId, number, externalId, title, state } = about
  return { questionId, versionId, number, externalId, title, state, objective: data.question.objective ?? null }
}

/** Totals as shares of the points: exams with other points can be compared, and nobody asks how many there are. */
function totalsOf({ total, intervals }: Measured): Pick<StatisticsView, 'total' | 'whyNoConsistency'> {
  const points = total.max.value
  const share = (value: number | null) => (value === null || points === null || points === 0 ? null : value / points)
  const shareOf = (interval: Interval): Interval => {
    const [low, high] = [share(interval?.low ?? null), share(interval?.high ?? null)]
    return low === null || high === null ? null : { low, high }
  }
  return {
    total: {
      mean: share(total.mean.value),
      meanInterval: shareOf(intervals.mean),
      median: share(total.median.value),
      standardDeviation: share(total.standardDeviation.value),
      skewness: total.skewness.value,
      kurtosis: total.kurtosis.value,
      internalConsistency: total.internalConsistency.value,
      internalConsistencyInterval: intervals.internalConsistency,
      errorRatio: total.errorRatio.value,
      standardError: share(total.standardError.value),
      points,
    },
    whyNoConsistency: total.internalConsistency.reason ?? null,
  }
}

function placeVerdict(places: KeyPlaces): PlaceVerdict {
  if (places.n < LEAST_FOR_VERDICTS) return 'held'
  if (isUneven(places, LEAST_FOR_VERDICTS)) return 'uneven'
  return places.foundChance !== null && places.foundChance < UNLIKELY ? 'found-unevenly' : 'even'
}
