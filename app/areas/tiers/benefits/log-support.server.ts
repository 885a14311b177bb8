import { actorId } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { conflict } from '~/platform/errors'
import { newId } from '~/platform/ids'
import { authorise } from '~/platform/policy'
import { lockPartner } from '../decisions/queries.server'
import { mayManageProgramme } from '../policy'
import { findBenefit } from './find-benefit.server'
import { insertAnswer, insertRequest, type Place, requestByReference } from './queries.uses.server'
import { checkRequest, type RequestEntry, type RequestField, type TypedRequest } from './support'
import type { FieldProblem } from './typed'

type Named = { partnerId: string; benefit: string; track?: string | undefined }
type Refused = { ok: false; problems: readonly FieldProblem<RequestField>[] }

/** What became of a request: a new one, an answer to one that was waiting, or nothing that was not known. */
export type Logged = 'new' | 'answered' | 'known'

/**
 * Notes a request for support with its first answer, if there was one. The same reference once more adds the answer; an
 * answer that is there already is not replaced.
 * @throws AppError 403 for others than programme managers; 404; 409 when answers are not counted
 */
export async function logSupportRequest(
  ctx: Ctx,
  input: Named & { typed: TypedRequest },
): Promise<{ ok: true; logged: Logged } | Refused> {
  const [result] = (await logSupportRequests(ctx, { ...input, lines: [input.typed] })).results
  return result ?? { ok: true, logged: 'known' }
}

/** Many at once, from a file: each line has its own verdict, and the right ones are kept. */
export async function logSupportRequests(
  ctx: Ctx,
  input: Named & { lines: readonly TypedRequest[] },
): Promise<{ results: ({ ok: true; logged: Logged } | Refused)[] }> {
  authorise(mayManageProgramme(ctx.actor))
  return ctx.transaction(async (tx) => {
    await lockPartner(tx.db, input.partnerId)
    const { place, definition } = await findBenefit(tx, input)
    if (definition.usage?.kind !== 'answers') throw conflict('benefits.not-counted')
    const results: ({ ok: true; logged: Logged } | Refused)[] = []
    for (const line of input.lines) {
      const checked = checkRequest(line, tx.now)
      results.push(checked.ok ? await keep(tx, place, checked.value) : checked)
    }
    const kept = results.filter((result) => result.ok && result.logged !== 'known').length
    if (kept > 0) {
      await tx.audit({
        ...{ action: 'benefits.support-logged', subject: { kind: 'benefit', id: place.benefit } },
        ...{ organisationId: place.partnerId, after: { requests: kept } },
      })
      await tx.signal(`organisation:${place.partnerId}`, 'benefits-changed')
    }
    return { results }
  })
}

async function keep(tx: Ctx, place: Place, entry: RequestEntry): Promise<{ ok: true; logged: Logged } | Refused> {
  const known = await requestByReference(tx.db, place, entry.reference)
  const answer = (id: string, answeredAt: number) =>
    insertAnswer(tx.db, {
      ...{ request_id: id, answered_at: answeredAt, recorded_at: tx.now, recorded_by: actorId(tx.actor) },
    })
  if (known) {
    if (known.askedAt !== entry.askedAt || known.subject !== entry.subject)
      return { ok: false, problems: [{ field: 'reference', code: 'known-reference', params: {} }] }
    if (entry.answeredAt === null || known.answeredAt !== null) return { ok: true, logged: 'known' }
    await answer(known.id, entry.answeredAt)
    return { ok: true, logged: 'answered' }
  }
  const id = newId(tx.now)
  await insertRequest(tx.db, {
    ...{ id, partner_id: place.partnerId, track_id: place.trackId, benefit: place.benefit },
    ...{ reference: entry.reference, subject: entry.subject, asked_at: entry.askedAt },
    ...{ recorded_at: tx.now, recorded_by: actorId(tx.actor) },
  })
  if (entry.answeredAt !== null) await answer(id, entry.answeredAt)
  return { ok: true, logged: 'new' }
}
