import { setTimeout as pause } from 'node:timers/promises'
import type { Ctx } from '~/platform/context.server'
import { hashOf } from '~/platform/hash.server'
import { json } from '~/platform/json'
import { claimOf } from '../decisions/decision-history'
import type { Proof } from '../engine/proof'
import type { PlanQuestion, Solution } from './plan'
import { forgetPlans, keepPlan, planByKey } from './queries.plans.server'
import { solveInThread } from './solve-in-thread.server'

/** What this process is working out, by key. */
const atWork = new Map<string, Promise<Solution>>()
/** More wait for nobody: each is asked again by whoever looks again. */
const MOST_AT_WORK = 40

/** Questions to which no answer was found, until when (epoch ms) they are not asked again. */
const unanswered = new Map<string, number>()
const UNANSWERED_MS = 10 * 60_000
const NOT_FOUND: Solution = { kind: 'not-found' }

/**
 * The plan for a question: the one that is kept, or one worked out in another thread. Null while that takes longer than
 * `patienceMs`; the company's open pages are told when it is there, or was not found. The key is made of all that is known
 * and asked, so what is kept is never out of date.
 */
export async function findPlan(
  ctx: Ctx,
  of: {
    partnerId: string
    trackId: string
    rulesHash: string
    proof: Proof
    question: PlanQuestion
    patienceMs: number
  },
): Promise<Solution | null> {
  const key = keyOf(of)
  const kept = await planByKey(ctx.db, key)
  if (kept) return json<Solution>(kept.solution)
  if ((unanswered.get(key) ?? 0) > ctx.now) return NOT_FOUND
  const running = atWork.get(key) ?? (atWork.size < MOST_AT_WORK ? begin(ctx, key, of) : NOT_FOUND)
  return Promise.race([running, pause(of.patienceMs, null, { ref: false })])
}

/** The proof tells everything that the rules see at its moment; ids of facts tell what else is known. */
/** Raised whenever the same question comes to another answer: plans that were kept before are then not found. */
const METHOD = 2

const keyOf = ({ rulesHash, proof, question: { facts, tier, offers, options } }: Parameters<typeof findPlan>[1]) =>
  hashOf({ method: METHOD, rulesHash, claim: claimOf(proof), facts: facts.map(({ id }) => id), tier, offers, options })

function begin(
  ctx: Ctx,
  key: string,
  { partnerId, trackId, question }: Parameters<typeof findPlan>[1],
): Promise<Solution> {
  const work = solveInThread(question)
    .catch((error): Solution => {
      ctx.log.error({ err: error, partner: partnerId }, 'a plan could not be worked out')
      return NOT_FOUND
    })
    .then(async (solution) => {
      const row = { key, partner_id: partnerId, track_id: trackId, solution: JSON.stringify(solution) }
      if (solution.kind === 'not-found') leaveUnanswered(key, ctx.now)
      else await keepPlan(ctx.db, { ...row, solved_at: ctx.now })
      await ctx.signal(`organisation:${partnerId}`, 'plan-found', { partnerId })
      return solution
    })
    .catch((error): Solution => {
      ctx.log.error({ err: error, partner: partnerId }, 'a plan could not be kept')
      return NOT_FOUND
    })
    .finally(() => atWork.delete(key))
  atWork.set(key, work)
  return work
}

function leaveUnanswered(key: string, now: number): void {
  for (const [known, until] of unanswered) if (until <= now) unanswered.delete(known)
  unanswered.set(key, now + UNANSWERED_MS)
}

const KEPT_MS = 14 * 86_400_000

/** Plans of facts that are no longer so are never asked for again. */
export const forgetOldPlans = (ctx: Ctx): Promise<unknown> => forgetPlans(ctx.db, ctx.now - KEPT_MS)
