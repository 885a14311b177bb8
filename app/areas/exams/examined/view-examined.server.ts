import { findPeople } from '~/areas/identity/people.server'
import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { authorise } from '~/platform/policy'
import { countAppeals } from '../appeals/queries.server'
import type { ExamFile } from '../blueprints/blueprint'
import { contentOf } from '../blueprints/exam-content'
import { pinnedExam } from '../blueprints/pinned-exam'
import { checkAgainstContent, type DraftCheck } from '../drafts/check-draft.server'
import { type Draft, readDraft } from '../drafts/read-draft.server'
import { countWaiting } from '../marking/queries.server'
import { allPanels } from '../panels/queries.server'
import { openExamPause, runningAttempts } from '../pauses/queries.server'
import { mayExamine } from '../policy'
import { currentVersions } from '../queries.server'
import { countRegrades } from '../regrades/queries.server'
import { attemptFigures, versionsOf } from './queries.server'

export type ExaminedVersion = {
  id: string
  number: number
  title: string
  publishedAt: number
  /** a name, or the kind of publication that no person did */
  publishedBy: string
  /** what its file says, as far as files have said anything */
  isFromFile: boolean
  ended: number
  passed: number
}

export type ExaminedView = {
  slug: string
  /** null for an exam that was never published */
  published: {
    exam: ExamFile
    versionId: string
    number: number
    isWithdrawn: boolean
    check: DraftCheck
    versions: ExaminedVersion[]
    pause: { since: number; why: string } | null
    running: Running[]
    /** what the rooms beside it hold: corrections, appeals and answers that wait, panels */
    rooms: { regrades: number; appeals: number; marking: number; panels: number }
  } | null
  draft: Draft | null
}

type Running = {
  id: string
  person: string
  organisation: string
  number: number
  startedAt: number
  deadlineAt: number | null
  pause: { since: number; why: string } | null
}

/**
 * One exam as its examiner has it: what it says and draws, whether the pools suffice, its versions, who sits it now.
 * @param certifications short names of all there are; the area above this one knows them
 * @throws AppError 403 `exams.not-an-examiner`, 404 `exams.exam-not-found`
 */
export async function viewExamined(ctx: Ctx, slug: string, certifications: readonly string[]): Promise<ExaminedView> {
  authorise(mayExamine(ctx.actor))
  const [row] = await currentVersions(ctx.db, slug)
  const draft = await readDraft(ctx, slug)
  if (!row) {
    if (!draft) throw notFound('exams.exam-not-found')
    return { slug, published: null, draft }
  }
  const pinned = pinnedExam(row)
  const exam = contentOf(pinned)
  const pause = await openExamPause(ctx.db, pinned.examId)
  return {
    slug,
    published: {
      exam,
      versionId: pinned.versionId,
      number: pinned.number,
      isWithdrawn: pinned.isWithdrawn,
      check: await checkAgainstContent(ctx, { slug, exam }, certifications),
      versions: await versionHistory(ctx, pinned.examId, row.file_hash),
      rooms: {
        regrades: await countRegrades(ctx.db, pinned.examId),
        appeals: await countAppeals(ctx.db, 'open', pinned.examId),
        marking: (await countWaiting(ctx.db, { exam: slug })).answers,
        panels: (await allPanels(ctx.db)).filter(({ exam_slug }) => exam_slug === slug).length,
      },
      pause: pause ? { since: pause.from_at, why: pause.reason } : null,
      running: (await runningAttempts(ctx.db, pinned.examId)).map((attempt) => ({
        id: attempt.id,
        person: attempt.person,
        organisation: attempt.organisation,
        number: attempt.number,
        startedAt: attempt.started_at,
        deadlineAt: attempt.deadline_at,
        pause: attempt.paused_at === null ? null : { since: attempt.paused_at, why: attempt.pause_reason ?? '' },
      })),
    },
    draft,
  }
}

async function versionHistory(ctx: Ctx, examId: string, fileHash: string | null): Promise<ExaminedVersion[]> {
  const rows = await versionsOf(ctx.db, examId)
  const people = await findPeople(
    ctx,
    rows.map(({ published_by }) => published_by),
  )
  const figures = new Map((await attemptFigures(ctx.db, examId)).map((figure) => [figure.exam_version_id, figure]))
  return rows.map((version) => ({
    id: version.id,
    number: version.number,
    title: version.title,
    publishedAt: version.published_at,
    publishedBy: people.get(version.published_by)?.name ?? '',
    isFromFile: version.hash.split(':')[0] === fileHash,
    ended: Number(figures.get(version.id)?.ended ?? 0),
    passed: Number(figures.get(version.id)?.passed ?? 0),
  }))
}
