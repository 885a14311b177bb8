import type { Role } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { conflict } from '~/platform/errors'
import { newId } from '~/platform/ids'
import { hashPassword } from '~/platform/passwords.server'
import { authorise } from '~/platform/policy'
import { addMember } from './add-member.server'
import { emailKey } from './email'
import { mayCreatePerson } from './policy'
import { insertPerson } from './queries.people.server'

export type NewPerson = {
  name: string
  email: string
  /** Already checked against the password rules. Without one the person chooses it by "forgotten password". */
  password?: string
  locale: string
  timeZone: string
  memberships: readonly { organisationId: string; roles: readonly Role[] }[]
}

/**
 * Makes an account and its memberships, without an invitation: for commands, the demo and administrators.
 * @throws AppError 403 `identity.not-an-administrator`; 409 `identity.email-taken`; 422 `identity.role-not-held-here`
 */
export async function createPerson(ctx: Ctx, input: NewPerson): Promise<{ personId: string }> {
  authorise(mayCreatePerson(ctx.actor))
  const personId = newId(ctx.now)
  const passwordHash = input.password === undefined ? null : await hashPassword(input.password)
  return ctx.transaction(async (tx) => {
    const inserted = await insertPerson(tx.db, {
      id: personId,
      name: input.name,
      email: input.email.trim(),
      email_key: emailKey(input.email),
      password_hash: passwordHash,
      locale: input.locale,
      time_zone: input.timeZone,
      theme: 'system',
      created_at: tx.now,
      deactivated_at: null,
    })
    if (!inserted) throw conflict('identity.email-taken')
    await tx.audit({
      action: 'identity.person-created',
      subject: { kind: 'person', id: personId },
      after: { name: input.name, email: input.email, locale: input.locale, timeZone: input.timeZone },
    })
    for (const membership of input.memberships) await addMember(tx, { personId, ...membership })
    return { personId }
  })
}
