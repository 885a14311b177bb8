import { actorId } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { hashOf } from '~/platform/hash.server'
import { newId } from '~/platform/ids'
import { authorise } from '~/platform/policy'
import type { CertificationDefinition } from './definition'
import { mayPublishCertifications } from './policy'
import { currentDefinitions, hasDefinition, insertCertification, insertDefinition } from './queries.server'

/**
 * Publishes a definition as an immutable version; certificates keep the version they were issued under. The same
 * content again changes nothing.
 * @throws AppError 403 `certifications.not-a-programme-manager`
 */
export async function publishCertification(
  ctx: Ctx,
  input: { slug: string; definition: CertificationDefinition },
): Promise<'unchanged' | 'published'> {
  authorise(mayPublishCertifications(ctx.actor))
  const hash = hashOf(input.definition)
  return ctx.transaction(async (tx) => {
    const [current] = await currentDefinitions(tx.db, input.slug)
    if (current && contentHash(current.hash) === hash) return 'unchanged'
    const certificationId = current?.certification_id ?? newId(tx.now)
    if (!current) await insertCertification(tx.db, { id: certificationId, slug: input.slug, created_at: tx.now })
    const number = (current?.number ?? 0) + 1
    await insertDefinition(tx.db, {
      id: newId(tx.now),
      certification_id: certificationId,
      number,
      // A definition may go back to what an earlier one said.
      hash: (await hasDefinition(tx.db, certificationId, hash)) ? `${hash}:${number}` : hash,
      title: input.definition.title,
      definition: JSON.stringify(input.definition),
      published_at: tx.now,
      published_by: actorId(tx.actor),
    })
    await tx.audit({
      action: 'certifications.published',
      subject: { kind: 'certification', id: input.slug },
      after: { number, hash },
    })
    return 'published'
  })
}

const contentHash = (versionHash: string) => versionHash.split(':')[0]
