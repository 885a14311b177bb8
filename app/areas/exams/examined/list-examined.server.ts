import type { Ctx } from '~/platform/context.server'
import { json } from '~/platform/json'
import { authorise } from '~/platform/policy'
import { questionCount } from '../blueprints/blueprint'
import { pinnedExam } from '../blueprints/pinned-exam'
import type { DraftFields } from '../drafts/draft-fields'
import { allDrafts } from '../drafts/queries.server'
import { openExamPauses } from '../pauses/queries.server'
import { mayExamine } from '../policy'
import { currentVersions } from '../queries.server'
import { attemptFigures } from './queries.server'

export type ExaminedExam = {
  slug: string
  title: string
  language: string
  /** null for an exam that was never published */
  version: number | null
  publishedAt: number | null
  isWithdrawn: boolean
  isPaused: boolean
  questions: number | null
  ended: number
  passed: number
  running: number
  hasDraft: boolean
  publishAt: number | null
}

/** Every exam with its attempts, and drafts of exams to come. @throws AppError 403 `exams.not-an-examiner` */
export async function listExamined(ctx: Ctx): Promise<ExaminedExam[]> {
  authorise(mayExamine(ctx.actor))
  const exams = (await currentVersions(ctx.db)).map((row) => ({ ...pinnedExam(row), publishedAt: row.published_at }))
  const drafts = new Map((await allDrafts(ctx.db)).map((draft) => [draft.slug, draft]))
  const paused = new Set((await openExamPauses(ctx.db)).map(({ exam_id }) => exam_id))
  const figures = await attemptFigures(ctx.db)
  const sum = (examId: string, of: (row: (typeof figures)[number]) => number | null) =>
    figures.filter((row) => row.exam_id === examId).reduce((total, row) => total + Number(of(row) ?? 0), 0)
  const published = exams.map((exam): ExaminedExam => {
    const draft = drafts.get(exam.slug)
    return {
      slug: exam.slug,
      title: exam.title,
      language: exam.language,
      version: exam.number,
      publishedAt: exam.publishedAt,
      isWithdrawn: exam.isWithdrawn,
      isPaused: paused.has(exam.examId),
      questions: questionCount(exam.blueprint),
      ended: sum(exam.examId, ({ ended }) => ended),
      passed: sum(exam.examId, ({ passed }) => passed),
      running: sum(exam.examId, ({ running }) => running),
      hasDraft: draft !== undefined,
      publishAt: draft?.publish_at ?? null,
    }
  })
  const known = new Set(exams.map(({ slug }) => slug))
  const coming = [...drafts.values()]
    .filter(({ slug }) => !known.has(slug))
    .map((draft): ExaminedExam => {
      const fields = json<DraftFields>(draft.body)
      return {
        slug: draft.slug,
        title: fields.title ?? draft.slug,
        language: fields.language ?? 'en',
        version: null,
        publishedAt: null,
        isWithdrawn: false,
        isPaused: false,
        questions: null,
        ended: 0,
        passed: 0,
        running: 0,
        hasDraft: true,
        publishAt: draft.publish_at,
      }
    })
  return [...published, ...coming]
}
