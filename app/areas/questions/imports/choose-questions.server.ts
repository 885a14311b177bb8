import type { Ctx } from '~/platform/context.server'
import { conflict, notFound } from '~/platform/errors'
import { authorise } from '~/platform/policy'
import { mayEditBank } from '../policy'
import { DECISIONS, type Decision } from './decide'
import { findImport, lockImport, setDecision, setEvery } from './queries.server'

/** `every`: all questions that resemble none are added, or no question at all is. `each`: by its place in the file. */
export type Choice = { every: 'add' | 'skip' } | { each: ReadonlyMap<number, Decision> }

/**
 * Keeps what somebody has chosen for questions of a draft. What cannot be chosen for a question (adding a refused one, a
 * new version of nothing) leaves it as it was.
 * @throws AppError 403 `questions.not-a-trainer`, 404 `questions.import-not-found`, 409 `questions.import-decided`
 */
export async function chooseQuestions(ctx: Ctx, of: { pool: string; importId: string; choice: Choice }): Promise<void> {
  authorise(mayEditBank(ctx.actor))
  const { choice } = of
  await ctx.transaction(async (tx) => {
    const known = await findImport(tx.db, of.pool, of.importId)
    const locked = known && (await lockImport(tx.db, known.id))
    if (!known || !locked) throw notFound('questions.import-not-found')
    if (locked.state !== 'draft') throw conflict('questions.import-decided')
    if ('every' in choice) return void (await setEvery(tx.db, known.id, choice.every))
    await keepChoices(tx, known.id, choice.each)
  })
}

/** Keeps choices of a draft that this transaction has locked. */
export async function keepChoices(tx: Ctx, importId: string, each: ReadonlyMap<number, Decision>): Promise<void> {
  for (const decision of DECISIONS) {
    const places = [...each].flatMap(([place, chosen]) => (chosen === decision ? [place] : []))
    if (places.length > 0) await setDecision(tx.db, importId, places, decision)
  }
}
