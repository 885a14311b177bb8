import { isOrderKey, optionIdsOf } from '~/areas/questions/answer-question'
import { poolContents } from '~/areas/questions/pool-contents.server'
import { questionVersions } from '~/areas/questions/question-versions.server'
import type { Ctx } from '~/platform/context.server'
import { conflict, invariant } from '~/platform/errors'
import { type Blueprint, poolsOf } from '../blueprints/blueprint'
import type { PinnedExam } from '../blueprints/pinned-exam'
import { exposureIn, timesSeen } from '../queries.server'
import { type Candidate, drawItems, orderOptions } from './draw-items'
import { overexposed } from './exposure'

/**
 * One attempt's questions with the order of their options.
 * @param seed the attempt's id: with the pools of the moment it explains the draw
 * @throws AppError 409 `exams.pools-too-small`
 */
export async function drawAttempt(tx: Ctx, exam: PinnedExam, personId: string, seed: string) {
  const { blueprint, settings } = exam
  const candidates = await candidatesFor(tx, blueprint)
  const cap = settings.exposureCap
  const history = {
    timesSeen: await timesSeen(tx.db, personId),
    overexposed: cap
      ? overexposed(await exposureIn(tx.db, { examId: exam.examId, lastAttempts: cap.ofLastAttempts }), cap)
      : new Set<string>(),
  }
  const drawn = drawItems(blueprint, candidates, history, seed)
  if (drawn.shortfalls.length > 0) {
    tx.log.error({ exam: exam.slug, shortfalls: drawn.shortfalls }, 'the pools no longer suffice for the blueprint')
    throw conflict('exams.pools-too-small')
  }
  const questions = await questionVersions(
    tx,
    drawn.items.map(({ versionId }) => versionId),
  )
  return drawn.items.map((item) => {
    const question = questions.get(item.versionId)
    invariant(question, 'what a pool contains can be read')
    const shuffleOptions = blueprint.shuffleOptions || isOrderKey(question)
    return {
      ...item,
      optionOrder: orderOptions(optionIdsOf(question), { shuffleOptions }, `${seed}:${item.questionId}`),
    }
  })
}

/** Every question that a blueprint could draw, live and on trial. */
export const candidatesFor = (ctx: Ctx, blueprint: Pick<Blueprint, 'sections'>): Promise<Candidate[]> =>
  poolContents(ctx, poolsOf(blueprint), {
    tags: blueprint.sections.some(({ draw }) => draw.some(({ tag }) => tag !== undefined)),
  })
