import { setImmediate } from 'node:timers/promises'
import { findPeople } from '~/areas/identity/people.server'
import { optionIdsOf, revealQuestion } from '~/areas/questions/answer-question'
import { aboutVersions } from '~/areas/questions/bank/about-versions.server'
import { type Review, SHOW_EVERYTHING, SHOW_NOTHING, type SummaryPart } from '~/areas/questions/review'
import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { json } from '~/platform/json'
import { authorise } from '~/platform/policy'
import { requirePerson } from '~/platform/request.server'
import { mayOpenNames, mayViewStatistics } from '../policy'
import { type CommonAnswer, commonAnswers } from './common-answers'
import { type Confidence, confidentlyWrong } from './confident'
import type { DataQuestion, Dataset } from './dataset'
import { type ItemRow, itemRow } from './item-row'
import { keyedOptions } from './key-of'
import { type WordedOptions, withWords } from './option-words'
import { answersTo } from './queries.server'
import { selectAttempts } from './select-attempts'
import type { StatisticsAsk } from './statistics-view'
import { type TrendPoint, trendOf } from './trend'
import { type TrialVerdict, trialVerdict } from './verdict'
import { measuredFor, namingOf } from './view-statistics.server'

const ANSWERS_PAGE_SIZE = 25
const MOST_COMMON = 12
/** Answers read at once before others get their turn. */
const AT_A_TIME = 250

export type MeasuredVersion = {
  row: ItemRow
  /** null for a version that counts */
  trial: TrialVerdict | null
  createdAt: number
  options: WordedOptions | null
}

export type AnswerRow = {
  attemptId: string
  given: readonly SummaryPart[]
  /** of the question's points, 0..1 */
  fraction: number
  /** of the attempt's points, 0..1 */
  share: number
  submittedAt: number
  certainty: number
  /** null while names are closed */
  who: { name: string; partner: string } | null
}

export type QuestionStatistics = {
  exam: { slug: string; title: string }
  ask: StatisticsAsk
  questionId: string
  /** mean number of points of an attempt */
  points: number | null
  /** newest first; one that was on trial and then counted is there twice */
  versions: MeasuredVersion[]
  preview: Review
  /** the version whose answers are listed */
  shown: { number: number; trial: boolean }
  common: CommonAnswer[]
  answers: { total: number; page: number; rows: AnswerRow[] }
  names: { mayOpen: boolean; open: boolean }
  trend: TrendPoint[]
  confidence: (Omit<Confidence, 'organisationId'> & { partner: string })[]
}

type Ask = { exam: string; question: string; ask: StatisticsAsk; version: number | null; page: number; names: boolean }

/**
 * One question under the microscope: its versions side by side, who chose what, how it did over time. Names are opened
 * by examiners alone, and that is kept in the audit trail.
 * @throws AppError 403, or 404 for an exam that does not have the question
 */
export async function viewQuestionStatistics(ctx: Ctx, input: Ask): Promise<QuestionStatistics> {
  const person = requirePerson(ctx)
  authorise(mayViewStatistics(person))
  if (input.names) authorise(mayOpenNames(person))
  const { exam, dataset, measured, organisations, selection } = await measuredFor(ctx, input.exam, input.ask)
  const about = await aboutVersions(
    ctx,
    dataset.questions.map(({ versionId }) => versionId),
  )
  const own = new Set(
    dataset.questions.flatMap(({ versionId }, place) =>
      about.get(versionId)?.questionId === input.question ? [place] : [],
    ),
  )
  if (own.size === 0) throw notFound('exams.question-not-asked')
  const versions = measured.questions
    .filter(({ place }) => own.has(place))
    .flatMap((one) => {
      const data = dataset.questions[one.place]
      const named = data && about.get(data.versionId)
      const naming = data && namingOf(data, named)
      if (!naming || !named) return []
      const version: MeasuredVersion = {
        row: itemRow(naming, one),
        trial: one.figures.trial ? trialVerdict(one.figures, one.verdict) : null,
        createdAt: named.createdAt,
        options: one.options && withWords(one.options, data.question),
      }
      return [{ place: one.place, version }]
    })
    .sort((a, b) => b.version.row.number - a.version.row.number)
  const chosen =
    versions.find(({ version }) => version.row.number === input.version)?.place ??
    versions[0]?.place ??
    Math.max(...own)
  const data = dataset.questions[chosen]
  const naming = data && namingOf(data, about.get(data.versionId))
  if (!data || !naming) throw notFound('exams.question-not-asked')
  const nameOf = (organisationId: string) => organisations.find(({ id }) => id === organisationId)?.name ?? ''
  const given = answersIn(dataset, selectAttempts(dataset.attempts, selection), own)
  const listed = given.filter(({ place }) => place === chosen).sort((a, b) => b.submittedAt - a.submittedAt)
  const page = Math.min(input.page, Math.max(1, Math.ceil(listed.length / ANSWERS_PAGE_SIZE)))
  const onPage = listed.slice((page - 1) * ANSWERS_PAGE_SIZE, page * ANSWERS_PAGE_SIZE)
  const people = input.names
    ? await findPeople(
        ctx,
        onPage.map(({ personId }) => personId),
      )
    : null
  if (input.names) await noteOpened(ctx, { exam: exam.slug, question: input.question, page })
  const wordsOf = await wordsOfAnswers(ctx, data, keyedOptions(data.question) ? onPage : listed)
  return {
    exam,
    ask: input.ask,
    questionId: input.question,
    points: measured.total.max.value,
    versions: versions.map(({ version }) => version),
    preview: revealQuestion(data.question, optionIdsOf(data.question), null, SHOW_EVERYTHING),
    shown: { number: naming.number, trial: data.trial },
    common: keyedOptions(data.question) ? [] : commonOf(listed, wordsOf),
    answers: {
      total: listed.length,
      page,
      rows: onPage.map((answer) => ({
        attemptId: people ? answer.attemptId : '',
        given: wordsOf.get(answer.attemptId) ?? [],
        fraction: answer.fraction,
        share: answer.share,
        submittedAt: answer.submittedAt,
        certainty: answer.certainty,
        who: people && { name: people.get(answer.personId)?.name ?? '', partner: nameOf(answer.organisationId) },
      })),
    },
    names: { mayOpen: mayOpenNames(person).allow, open: input.names },
    trend: trendOf(given.map(({ submittedAt, fraction }) => ({ at: submittedAt, share: fraction }))),
    confidence: confidentlyWrong(given).map(({ organisationId, ...counts }) => ({
      partner: nameOf(organisationId),
      ...counts,
    })),
  }
}

type Given = {
  place: number
  attemptId: string
  personId: string
  organisationId: string
  fraction: number
  share: number
  submittedAt: number
  certainty: number
}

function answersIn(dataset: Dataset, attempts: readonly number[], places: ReadonlySet<number>): Given[] {
  return attempts.flatMap((index) => {
    const attempt = dataset.attempts[index]
    if (!attempt) return []
    const { items, id: attemptId, personId, organisationId, share, submittedAt } = attempt
    return [...items.questions].flatMap((place, item): Given[] =>
      places.has(place)
        ? [
            {
              ...{ place, attemptId, personId, organisationId, share, submittedAt },
              fraction: items.fractions[item] ?? 0,
              certainty: items.certainty[item] ?? 0,
            },
          ]
        : [],
    )
  })
}

/** What was answered, in words, by attempt. */
async function wordsOfAnswers(ctx: Ctx, data: DataQuestion, answers: readonly Given[]) {
  const words = new Map<string, readonly SummaryPart[]>()
  for (let from = 0; from < answers.length; from += AT_A_TIME) {
    const ids = answers.slice(from, from + AT_A_TIME).map(({ attemptId }) => attemptId)
    for (const row of await answersTo(ctx.db, data.versionId, ids)) {
      const raw = row.response === null ? null : json<unknown>(row.response)
      words.set(row.attempt_id, revealQuestion(data.question, json<string[]>(row.option_ids), raw, SHOW_NOTHING).given)
    }
    await setImmediate()
  }
  return words
}

function commonOf(answers: readonly Given[], words: ReadonlyMap<string, readonly SummaryPart[]>): CommonAnswer[] {
  const typed = answers.map(({ attemptId, share, fraction }) => ({
    words: (words.get(attemptId) ?? []).map((part) => ('text' in part ? part.text : part.label)).join(' · '),
    total: share,
    fraction,
  }))
  return commonAnswers(typed, MOST_COMMON)
}

const noteOpened = (ctx: Ctx, of: { exam: string; question: string; page: number }) =>
  ctx.transaction((tx) =>
    tx.audit({ action: 'exams.answer-names-opened', subject: { kind: 'question', id: of.question }, after: of }),
  )
