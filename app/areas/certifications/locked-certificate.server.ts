import type { Ctx } from '~/platform/context.server'
import type { Certificate } from './certificate'
import { withSteps } from './list-certificates.server'
import { lockHolder, selectCertificates } from './queries.server'

/** A certificate as it stands once nobody else can add a step to those of its holder until the transaction ends. */
export async function lockedCertificate(tx: Ctx, id: string): Promise<Certificate | null> {
  const [found] = await selectCertificates(tx.db, { id })
  if (!found) return null
  await lockHolder(tx.db, found.person_id)
  const [certificate] = await withSteps(tx, [found])
  return certificate ?? null
}
