import { actorId } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { conflict, invariant, notFound } from '~/platform/errors'
import { json } from '~/platform/json'
import { authorise } from '~/platform/policy'
import { addVersions } from '../bank/add-versions.server'
import { mayEditBank } from '../policy'
import type { Question } from '../registry'
import { asInFiles, isTaggedTrial, withoutTrialTag } from '../trial-tag'
import { keepChoices } from './choose-questions.server'
import type { Decision } from './decide'
import { knownQuestions, sameness } from './draft-import.server'
import { decideImport, findImport, itemsOf, lockImport, setOutcome } from './queries.server'

type Applied = { added: number; changed: number; unchanged: number; skipped: number }

/**
 * Does with each question of a draft what was decided, all in one transaction: either everything is in the pool, or
 * nothing. Applying again says what was done and does nothing.
 * @param of.state in which new questions begin; one that the file tags `state:trial` begins on trial all the same
 * @param of.chosen what was chosen together with the click, by place
 * @throws AppError 403 `questions.not-a-trainer`, 404 `questions.import-not-found`, 409 `questions.import-discarded`
 */
export async function applyImport(
  ctx: Ctx,
  of: { pool: string; importId: string; state: 'trial' | 'live'; chosen: ReadonlyMap<number, Decision> },
): Promise<void> {
  authorise(mayEditBank(ctx.actor))
  await ctx.transaction(async (tx) => {
    const known = await findImport(tx.db, of.pool, of.importId)
    const locked = known && (await lockImport(tx.db, known.id))
    if (!known || !locked) throw notFound('questions.import-not-found')
    if (locked.state === 'applied') return
    if (locked.state === 'discarded') throw conflict('questions.import-discarded')

    await keepChoices(tx, known.id, of.chosen)
    const pooled = await knownQuestions(tx, known.pool_id)
    const ids = new Set(pooled.map(({ externalId }) => externalId))
    const idByHash = new Map(pooled.map(({ hash, externalId }) => [hash, externalId]))
    const tagged = new Set(pooled.filter(({ isTagged }) => isTagged).map(({ externalId }) => externalId))
    const items = await itemsOf(tx.db, known.id)
    const incoming = items.flatMap(({ place, question, decision, alike_external_id }) => {
      if (question === null || decision === 'skip') return []
      const read = json<Question>(question)
      if (decision === 'version') {
        invariant(alike_external_id, 'a new version is one of a question of the pool')
        return [{ place, question: { ...read, externalId: alike_external_id } }]
      }
      // Somebody may have added it while this draft was looked at.
      const there = idByHash.get(sameness(read))
      return [{ place, question: there === undefined ? withFreeId(read, ids) : { ...read, externalId: there } }]
    })
    const outcomes = await addVersions(tx, {
      pool: of.pool,
      source: 'import',
      note: known.file_name ?? known.format,
      questions: incoming.map(({ question }) => ({
        // In the bank the state stands beside the question; only what came by a pool's file keeps the tag it came with.
        question: tagged.has(question.externalId ?? '') ? asInFiles(question, 'trial') : withoutTrialTag(question),
        state: isTaggedTrial(question) ? 'trial' : of.state,
      })),
    })
    const counts: Applied = { added: 0, changed: 0, unchanged: 0, skipped: items.length - incoming.length }
    const written = new Map(incoming.map(({ place }, index) => [place, outcomes[index]]))
    for (const { place } of items) {
      const done = written.get(place)
      if (done) counts[done.outcome]++
      await setOutcome(tx.db, known.id, place, {
        outcome: done?.outcome ?? 'skipped',
        external_id: done?.externalId ?? null,
      })
    }
    await decideImport(tx.db, known.id, { state: 'applied', decided_at: tx.now, decided_by: actorId(tx.actor) })
    await tx.audit({
      action: 'questions.import-applied',
      subject: { kind: 'question-import', id: known.id },
      after: { pool: of.pool, ...counts },
    })
  })
}

/** A question that is to be a new one gives up an id that is taken; the pool finds it another. */
function withFreeId(question: Question, taken: Set<string>): Question {
  const { externalId, ...rest } = question
  if (externalId === undefined || taken.has(externalId)) return rest as Question
  taken.add(externalId)
  return question
}
