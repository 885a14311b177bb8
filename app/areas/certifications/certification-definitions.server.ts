import type { Ctx } from '~/platform/context.server'
import { json } from '~/platform/json'
import type { CertificationDefinition } from './definition'
import { currentDefinitions } from './queries.server'

export type Certification = CertificationDefinition & { id: string; slug: string; versionId: string; number: number }

/** The newest definition of every certification, by title. */
export async function listCertifications(ctx: Ctx): Promise<Certification[]> {
  return ctx.published('certifications.current', async () => (await currentDefinitions(ctx.db)).map(certificationOf))
}

export async function findCertification(ctx: Ctx, slug: string): Promise<Certification | null> {
  const [row] = await currentDefinitions(ctx.db, slug)
  return row ? certificationOf(row) : null
}

/** What certifications are called now, in the order asked for; a slug that nothing defines stands for itself. */
export async function titlesOf(ctx: Ctx, slugs: readonly string[]): Promise<{ slug: string; title: string }[]> {
  const titles = new Map((await listCertifications(ctx)).map(({ slug, title }) => [slug, title]))
  return slugs.map((slug) => ({ slug, title: titles.get(slug) ?? slug }))
}

const certificationOf = (row: {
  certification_id: string
  slug: string
  id: string
  number: number
  definition: string
}): Certification => ({
  ...json<CertificationDefinition>(row.definition),
  id: row.certification_id,
  slug: row.slug,
  versionId: row.id,
  number: row.number,
})
