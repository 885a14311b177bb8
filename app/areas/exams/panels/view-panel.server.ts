import { findPeople } from '~/areas/identity/people.server'
import { aboutVersions } from '~/areas/questions/bank/about-versions.server'
import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { json } from '~/platform/json'
import { authorise } from '~/platform/policy'
import { requirePerson } from '~/platform/request.server'
import type { ExamSettings } from '../blueprints/blueprint'
import { mayRunPanels } from '../policy'
import { asNumber } from '../results/share'
import { loadDataset } from '../statistics/load-dataset.server'
import { measureSelection } from '../statistics/measure-selection.server'
import { type CutScore, cutScore } from './cut-score'
import { peopleToAsk } from './people-to-ask.server'
import { type Phase, phaseOf } from './phase'
import { findPanel, judgesOf, questionsOf, ratingsOf } from './queries.server'

export type PanelAbout = {
  id: string
  title: string
  candidate: string
  phase: Phase
  showsFacility: boolean
  createdAt: number
  subject: { kind: 'exam' | 'pool'; slug: string; title: string; number: number | null }
}

export type PanelView = PanelAbout & {
  judges: {
    personId: string
    name: string
    rated: number
    handedIn: { first: boolean; second: boolean }
    standing: CutScore['judges'][number] | null
  }[]
  /** vendor staff who could be asked too */
  others: { personId: string; name: string }[]
  result: Omit<CutScore, 'judges' | 'questions'>
  questions: {
    versionId: string
    externalId: string
    title: string
    rating: CutScore['questions'][number] | null
    facility: number | null
  }[]
  /** null for a pool */
  passMark: number | null
  /** first attempts: how many there are, reach the pass mark and would reach the cut score */
  attempts: { n: number; now: number; atCut: number } | null
}

type PanelRow = NonNullable<Awaited<ReturnType<typeof findPanel>>>

export const aboutPanel = (row: PanelRow): PanelAbout => ({
  id: row.id,
  title: row.title,
  candidate: row.candidate,
  phase: phaseOf(row),
  showsFacility: row.shows_facility === 1,
  createdAt: row.created_at,
  subject:
    row.exam_slug !== null
      ? { kind: 'exam', slug: row.exam_slug, title: row.exam_title ?? '', number: row.exam_number }
      : { kind: 'pool', slug: row.pool_slug ?? '', title: row.pool_title ?? '', number: null },
})

/**
 * A panel as its examiner sees it: who has rated, where the cut score is, and what it would do to past attempts.
 * @throws AppError 403 for others than examiners, 404
 */
export async function viewPanel(ctx: Ctx, id: string): Promise<PanelView> {
  authorise(mayRunPanels(requirePerson(ctx)))
  const row = await findPanel(ctx.db, id)
  if (!row) throw notFound('exams.panel-not-found')
  const judges = await judgesOf(ctx.db, { panelId: id })
  const questions = await questionsOf(ctx.db, id)
  const versionIds = questions.map((question) => question.question_version_id)
  const ratings = await ratingsOf(ctx.db, id)
  const people = await findPeople(
    ctx,
    judges.map(({ person_id }) => person_id),
  )
  const about = await aboutVersions(ctx, versionIds)
  const {
    judges: standings,
    questions: rated,
    ...result
  } = cutScore(
    questions.map((question) => ({ id: question.question_version_id, weight: asNumber(question.weight) })),
    judges.flatMap((judge) => {
      const round = countedRound(judge)
      if (round === null) return []
      const own = ratings.filter((one) => one.person_id === judge.person_id && one.round === round)
      return [{ judgeId: judge.person_id, ratings: new Map(own.map((one) => [one.question_version_id, one.rating])) }]
    }),
  )
  const past = row.exam_id === null ? null : await pastAttempts(ctx, row.exam_id)
  const passMark = row.exam_settings === null ? null : asNumber(json<ExamSettings>(row.exam_settings).passMark)
  const invited = new Set(judges.map(({ person_id }) => person_id))
  const round = row.second_round_at === null ? 1 : 2
  return {
    ...aboutPanel(row),
    judges: judges
      .map((judge) => ({
        personId: judge.person_id,
        name: people.get(judge.person_id)?.name ?? '',
        rated: ratings.filter((one) => one.person_id === judge.person_id && one.round === round).length,
        handedIn: { first: judge.first_handed_in_at !== null, second: judge.second_handed_in_at !== null },
        standing: standings.find(({ judgeId }) => judgeId === judge.person_id) ?? null,
      }))
      .sort((a, b) => a.name.localeCompare(b.name)),
    others: (await peopleToAsk(ctx))
      .filter(({ personId }) => !invited.has(personId))
      .map(({ personId, name }) => ({ personId, name })),
    result,
    questions: versionIds.map((versionId) => ({
      versionId,
      externalId: about.get(versionId)?.externalId ?? '',
      title: about.get(versionId)?.title ?? '',
      rating: standings.length === 0 ? null : (rated.find((one) => one.id === versionId) ?? null),
      facility: past?.facilities.get(versionId) ?? null,
    })),
    passMark,
    attempts: past && {
      n: past.shares.length,
      now: past.shares.filter((share) => passMark !== null && share >= passMark - ROUNDING).length,
      atCut: past.shares.filter((share) => result.cut !== null && share >= result.cut - ROUNDING).length,
    },
  }
}

/** Shares are doubles here; what reaches a mark exactly shall not miss it by a rounding. */
const ROUNDING = 1e-9

/** The last round a judge has handed in; null for none. */
const countedRound = (judge: {
  first_handed_in_at: number | null
  second_handed_in_at: number | null
}): 1 | 2 | null => (judge.second_handed_in_at !== null ? 2 : judge.first_handed_in_at !== null ? 1 : null)

/** First attempts at an exam: their totals, and how easy each question version was in them. */
export async function pastAttempts(ctx: Ctx, examId: string) {
  const dataset = await loadDataset(ctx, examId)
  const measured = await measureSelection(dataset, { choice: 'first' })
  const facilities = new Map(
    measured.questions.flatMap(({ place, figures }) => {
      const versionId = dataset.questions[place]?.versionId
      const value = figures.facilityIndex.value
      return versionId === undefined || value === null ? [] : [[versionId, value] as const]
    }),
  )
  return { shares: measured.shares, facilities }
}
