import type { Ctx } from '~/platform/context.server'
import { currentExams } from '../blueprints/current-exams.server'
import { attemptsByVersion } from './queries.server'

export type QuestionUse = {
  /** Exams that draw from the question's pool. */
  exams: readonly { slug: string; title: string }[]
  /** In how many attempts each version stands, the newest first; versions that nobody has met are left out. */
  versions: readonly { number: number; attempts: number }[]
  attempts: number
}

/** Where a question is used. Whoever asks must already be allowed to see the question. */
export async function questionUse(ctx: Ctx, of: { questionId: string; pool: string }): Promise<QuestionUse> {
  const exams = (await currentExams(ctx)).filter(({ blueprint }) =>
    blueprint.sections.some(({ draw }) => draw.some(({ pool }) => pool === of.pool)),
  )
  const rows = await attemptsByVersion(ctx.db, of.questionId)
  const versions = rows.map(({ number, attempts }) => ({ number, attempts: Number(attempts) }))
  return {
    exams: exams.map(({ slug, title }) => ({ slug, title })),
    versions,
    attempts: versions.reduce((sum, { attempts }) => sum + attempts, 0),
  }
}
