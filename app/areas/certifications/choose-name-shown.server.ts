import { actorId } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { newId } from '~/platform/ids'
import { authorise } from '~/platform/policy'
import { lockedCertificate } from './locked-certificate.server'
import { mayChooseNameShown } from './policy'
import { insertStep } from './queries.server'

/**
 * Shows the holder's name to strangers who check the code, or hides it. The same choice again changes nothing.
 * @throws AppError 404 `certifications.certificate-not-found`; 403 `certifications.not-yours`
 */
export async function chooseNameShown(ctx: Ctx, input: { certificate: string; isShown: boolean }): Promise<void> {
  await ctx.transaction(async (tx) => {
    const certificate = await lockedCertificate(tx, input.certificate)
    if (!certificate) throw notFound('certifications.certificate-not-found')
    authorise(mayChooseNameShown(tx.actor, certificate))
    if (certificate.isNameShown === input.isShown) return
    const kind = input.isShown ? 'name-shown' : 'name-hidden'
    await insertStep(tx.db, {
      id: newId(tx.now),
      certificate_id: certificate.id,
      kind,
      at: tx.now,
      actor_id: actorId(tx.actor),
      reason: null,
    })
    await tx.audit({
      action: `certifications.${kind}`,
      subject: { kind: 'certificate', id: certificate.id },
      organisationId: certificate.organisationId,
    })
  })
}
