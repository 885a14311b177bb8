import { findPeople, findPerson } from '~/areas/identity/people.server'
import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { authorise } from '~/platform/policy'
import { requirePerson } from '~/platform/request.server'
import { type Accommodation, readAccommodation } from '../delivery/deadline'
import { mayAccommodate } from '../policy'
import { accommodated, changesOf, findAccommodation, peopleLike } from './queries.server'

const MOST_FOUND = 20

export type AccommodatedPerson = { personId: string; name: string; email: string }

/**
 * Who has more time, and of all people those whose name or address holds a text.
 * @throws AppError 403 `exams.not-an-examiner`
 */
export async function listAccommodations(
  ctx: Ctx,
  search: string,
): Promise<{
  granted: (AccommodatedPerson & { accommodation: Accommodation; grantedAt: number })[]
  found: AccommodatedPerson[]
}> {
  authorise(mayAccommodate(ctx.actor))
  const text = search.trim().slice(0, 100)
  const found = text === '' ? [] : await peopleLike(ctx.db, text, MOST_FOUND)
  return {
    granted: (await accommodated(ctx.db)).map((row) => ({
      personId: row.id,
      name: row.name,
      email: row.email,
      accommodation: { factor: row.time_factor, extraMinutes: row.extra_minutes, untimed: row.untimed === 1 },
      grantedAt: row.granted_at,
    })),
    found: found.map(({ id, name, email }) => ({ personId: id, name, email })),
  }
}

export type AccommodationView = {
  person: AccommodatedPerson
  accommodation: Accommodation | null
  history: {
    id: string
    what: 'set' | 'removed'
    accommodation: Accommodation | null
    reason: string
    by: string
    at: number
  }[]
}

/**
 * One person's extra time with its history and reasons, for examiners only.
 * @throws AppError 403 `exams.not-an-examiner`, 404 `exams.person-not-found`
 */
export async function viewAccommodation(ctx: Ctx, personId: string): Promise<AccommodationView> {
  authorise(mayAccommodate(ctx.actor))
  const person = await findPerson(ctx, personId)
  if (!person) throw notFound('exams.person-not-found')
  const changes = await changesOf(ctx.db, personId)
  const people = await findPeople(
    ctx,
    changes.map(({ actor_id }) => actor_id),
  )
  return {
    person: { personId, name: person.name, email: person.email },
    accommodation: readAccommodation(await findAccommodation(ctx.db, personId)),
    history: changes.map((row) => ({
      id: row.id,
      what: row.what,
      accommodation:
        row.time_factor === null || row.extra_minutes === null
          ? null
          : { factor: row.time_factor, extraMinutes: row.extra_minutes, untimed: row.untimed === 1 },
      reason: row.reason,
      by: people.get(row.actor_id)?.name ?? row.actor_id,
      at: row.at,
    })),
  }
}

/** What the person who asks was given, without its reason; null for nothing. */
export async function ownAccommodation(ctx: Ctx): Promise<Accommodation | null> {
  const { personId } = requirePerson(ctx)
  return readAccommodation(await findAccommodation(ctx.db, personId))
}
