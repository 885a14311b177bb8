import type { Ctx } from '~/platform/context.server'
import { inTurns } from '~/platform/in-turns.server'
import { authorise } from '~/platform/policy'
import type { ExamFile } from '../blueprints/blueprint'
import { candidatesFor } from '../delivery/draw-attempt.server'
import { mayExamine } from '../policy'
import { currentVersions } from '../queries.server'
import { measuredFacilities } from './measured-facilities.server'
import { type Simulation, simulateDraws } from './simulate-draws'

export const MOST_DRAWS = 10_000

/**
 * Draws an exam many times from the pools as they are now. It gives way to others every few milliseconds, so a page that
 * asks for it delays nobody else's.
 * @param input.exam what is drawn: a published version or a draft of the exam `slug`
 * @throws AppError 403 `exams.not-an-examiner`
 */
export async function simulateExam(
  ctx: Ctx,
  input: {
    slug: string
    exam: Pick<ExamFile, 'sections' | 'shuffleQuestions' | 'exposureCap'>
    draws: number
    seed: string
  },
): Promise<Simulation> {
  authorise(mayExamine(ctx.actor))
  const [current] = await currentVersions(ctx.db, input.slug)
  const work = simulateDraws({
    blueprint: input.exam,
    candidates: await candidatesFor(ctx, input.exam),
    cap: input.exam.exposureCap ?? null,
    measured: current ? await measuredFacilities(ctx, current.exam_id) : new Map(),
    draws: Math.min(Math.max(2, input.draws), MOST_DRAWS),
    seed: input.seed,
  })
  return inTurns(work)
}
