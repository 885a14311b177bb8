import type { Stage } from '../stage'

/** Partners of the demo with something counted or given by hand, and the ids by which its pages are addressed. */
export async function demoBenefits(stage: Stage) {
  const { db } = stage.composition.handle
  const partner = (id: string) =>
    db.selectFrom('organisations').select('slug').where('id', '=', id).executeTakeFirstOrThrow()
  const grant = await db
    .selectFrom('benefit_grants')
    .select(['id', 'partner_id'])
    .where('benefit', '=', 'nfr-licences')
    .executeTakeFirstOrThrow()
  const fund = await db.selectFrom('fund_uses').select(['id', 'partner_id']).executeTakeFirstOrThrow()
  const bluefern = await db
    .selectFrom('organisations')
    .select('id')
    .where('slug', '=', 'bluefern-integration')
    .executeTakeFirstOrThrow()
  const licenceOf = async (partnerId: string) =>
    (
      await db
        .selectFrom('licence_uses')
        .leftJoin('licence_returns', 'licence_returns.use_id', 'licence_uses.id')
        .select('licence_uses.id')
        .where('partner_id', '=', partnerId)
        .where('licence_returns.use_id', 'is', null)
        .executeTakeFirstOrThrow()
    ).id
  return {
    grant: grant.id,
    granted: (await partner(grant.partner_id)).slug,
    licence: await licenceOf(grant.partner_id),
    fund: fund.id,
    funded: (await partner(fund.partner_id)).slug,
    companyLicence: await licenceOf(bluefern.id),
  }
}
