import { findPerson, membersWithRole, type Person, vendorMembersWithRole } from '~/areas/identity/people.server'
import type { Ctx } from '~/platform/context.server'
import type { Notice } from './kinds'
import { notify } from './notify.server'

/** What somebody is told, where it leads, for which organisation, and the key under which it is told once. */
export type Told = { notice: Notice; url: string; organisationId: string; key: string }

/** Nobody is mailed after the account was closed. */
export async function tell(tx: Ctx, person: Person, of: Told): Promise<void> {
  if (person.deactivatedAt === null) await notify(tx, person, of)
}

/** The same of whom only the id is known. */
export async function tellPerson(tx: Ctx, personId: string, of: Told): Promise<void> {
  const person = await findPerson(tx, personId)
  if (person) await tell(tx, person, of)
}

/** Those who are managers now, whoever they were when it happened. */
export async function tellManagers(
  tx: Ctx,
  organisationId: string,
  exceptPersonId: string | null,
  of: Omit<Told, 'organisationId'>,
): Promise<void> {
  for (const manager of await membersWithRole(tx, organisationId, 'partner-manager')) {
    if (manager.personId !== exceptPersonId) await notify(tx, manager, { ...of, organisationId })
  }
}

/** All examiners of the vendor. */
export async function tellExaminers(tx: Ctx, of: Told): Promise<void> {
  for (const examiner of await vendorMembersWithRole(tx, 'examiner')) await notify(tx, examiner, of)
}
