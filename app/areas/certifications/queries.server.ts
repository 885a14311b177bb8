import { type Kysely, type Selectable, sql } from 'kysely'
import { contains, dialectOf } from '#db/portable'
import type { Database } from '#db/tables'
import type { CertificateStepsTable } from '#db/tables/certifications'
import { invariant } from '~/platform/errors'
import { markPublished } from '~/platform/published.server'

type Db = Kysely<Database>

export function currentDefinitions(db: Db, slug?: string) {
  return db
    .selectFrom('certifications')
    .innerJoin('certification_versions', 'certification_versions.certification_id', 'certifications.id')
    .selectAll('certification_versions')
    .select('certifications.slug')
    .where(({ eb, selectFrom }) =>
      eb(
        'certification_versions.number',
        '=',
        selectFrom('certification_versions as other')
          .select(({ fn }) => fn.max<number>('other.number').as('newest'))
          .whereRef('other.certification_id', '=', 'certifications.id'),
      ),
    )
    .$if(slug !== undefined, (query) => query.where('certifications.slug', '=', slug ?? ''))
    .orderBy('certification_versions.title')
    .execute()
}

export const insertCertification = (db: Db, row: Database['certifications']) =>
  db.insertInto('certifications').values(row).execute()
export async function insertDefinition(db: Db, row: Database['certification_versions']): Promise<void> {
  await db.insertInto('certification_versions').values(row).execute()
  await markPublished(db)
}

/** Has any version of the certification, new or old, this hash? */
export const hasDefinition = async (db: Db, certificationId: string, hash: string): Promise<boolean> =>
  (await db
    .selectFrom('certification_versions')
    .select('id')
    .where('certification_id', '=', certificationId)
    .where('hash', '=', hash)
    .executeTakeFirst()) !== undefined

/** All that is given must agree. */
export type CertificateFilter = {
  personId?: string
  organisationId?: string
  publicId?: string
  id?: string
  evidenceId?: string
}

const certificates = (db: Db, filter: CertificateFilter) =>
  db
    .selectFrom('certificates')
    .innerJoin('certifications', 'certifications.id', 'certificates.certification_id')
    .innerJoin('certification_versions', 'certification_versions.id', 'certificates.certification_version_id')
    .selectAll('certificates')
    .select(['certifications.slug', 'certification_versions.title', 'certification_versions.definition'])
    .$if(filter.personId !== undefined, (query) => query.where('certificates.person_id', '=', filter.personId ?? ''))
    .$if(filter.organisationId !== undefined, (query) =>
      query.where('certificates.organisation_id', '=', filter.organisationId ?? ''),
    )
    .$if(filter.publicId !== undefined, (query) => query.where('certificates.public_id', '=', filter.publicId ?? ''))
    .$if(filter.id !== undefined, (query) => query.where('certificates.id', '=', filter.id ?? ''))
    .$if(filter.evidenceId !== undefined, (query) =>
      query.where('certificates.evidence_id', '=', filter.evidenceId ?? ''),
    )
    .orderBy('certificates.issued_at', 'desc')
    .orderBy('certificates.id', 'desc')

export type CertificateRow = Awaited<ReturnType<typeof selectCertificates>>[number]
export const selectCertificates = (db: Db, filter: CertificateFilter) => {
  // An id that is missing must not become "everybody's".
  invariant(
    Object.values(filter).some((value) => value !== undefined),
    'certificates are looked up by something',
  )
  return certificates(db, filter).execute()
}

/** Certificates of several people, oldest first. */
export const certificatesOfPeople = (db: Db, personIds: readonly string[]) =>
  certificates(db, {})
    .clearOrderBy()
    .where('certificates.person_id', 'in', personIds.length > 0 ? [...personIds] : [''])
    .orderBy('certificates.issued_at')
    .orderBy('certificates.id')
    .execute()

export type StepRow = Selectable<CertificateStepsTable>

/** Steps of several certificates in one query, oldest first. */
export async function stepsOf(db: Db, certificateIds: readonly string[]): Promise<Map<string, StepRow[]>> {
  const rows =
    certificateIds.length === 0
      ? []
      : await db
          .selectFrom('certificate_steps')
          .selectAll()
          .where('certificate_id', 'in', [...certificateIds])
          .orderBy('at')
          .orderBy('id')
          .execute()
  const byCertificate = new Map<string, StepRow[]>()
  for (const row of rows) {
    const steps = byCertificate.get(row.certificate_id)
    if (steps) steps.push(row)
    else byCertificate.set(row.certificate_id, [row])
  }
  return byCertificate
}

/** A page of all certificates, newest first, with the total. Text matches names, codes and titles. */
export async function searchCertificates(db: Db, filter: { text: string; limit: number; offset: number }) {
  const matching = db
    .selectFrom('certificates')
    .innerJoin('certification_versions', 'certification_versions.id', 'certificates.certification_version_id')
    .$if(filter.text !== '', (query) =>
      query.where((eb) =>
        eb.or([
          contains(eb.ref('certificates.holder_name'), filter.text),
          contains(eb.ref('certificates.organisation_name'), filter.text),
          contains(eb.ref('certificates.public_id'), filter.text),
          contains(eb.ref('certification_versions.title'), filter.text),
        ]),
      ),
    )
  const { count } = await matching.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  const ids = await matching
    .select('certificates.id')
    .orderBy('certificates.issued_at', 'desc')
    .orderBy('certificates.id', 'desc')
    .limit(filter.limit)
    .offset(filter.offset)
    .execute()
  const rows =
    ids.length === 0
      ? []
      : await certificates(db, {})
          .where(
            'certificates.id',
            'in',
            ids.map((row) => row.id),
          )
          .execute()
  return { total: Number(count), rows }
}

export const insertCertificate = (db: Db, row: Database['certificates']) =>
  db.insertInto('certificates').values(row).execute()
/** Steps that no regrade caused leave the last two out. */
export const insertStep = (
  db: Db,
  step: Omit<StepRow, 'regrade_id' | 'expires_at'> & Partial<Pick<StepRow, 'regrade_id' | 'expires_at'>>,
) =>
  db
    .insertInto('certificate_steps')
    .values({ regrade_id: null, expires_at: null, ...step })
    .execute()

// Passes without a certificate

export const insertWithheldPass = async (db: Db, row: Database['withheld_passes']): Promise<boolean> =>
  Number(
    (
      await db
        .insertInto('withheld_passes')
        .values(row)
        .onConflict((conflict) => conflict.columns(['certification_id', 'evidence_id']).doNothing())
        .executeTakeFirst()
    ).numInsertedOrUpdatedRows,
  ) === 1

/** Withheld passes of a person that have no certificate, oldest first; of one attempt when it is named. */
export const waitingPasses = (db: Db, of: { personId: string; evidenceId?: string }) =>
  db
    .selectFrom('withheld_passes')
    .innerJoin('certifications', 'certifications.id', 'withheld_passes.certification_id')
    .leftJoin('certificates', (join) =>
      join
        .onRef('certificates.certification_id', '=', 'withheld_passes.certification_id')
        .onRef('certificates.evidence_id', '=', 'withheld_passes.evidence_id'),
    )
    .selectAll('withheld_passes')
    .select('certifications.slug')
    .where('certificates.id', 'is', null)
    .where('withheld_passes.person_id', '=', of.personId)
    .$if(of.evidenceId !== undefined, (query) => query.where('withheld_passes.evidence_id', '=', of.evidenceId ?? ''))
    .orderBy('withheld_passes.passed_at')
    .execute()

/** What one person earns is decided one after the other. */
export async function lockHolder(db: Db, personId: string): Promise<void> {
  if (dialectOf(db) === 'postgres')
    await sql`select pg_advisory_xact_lock(hashtextextended(${`certificates:${personId}`}, 0))`.execute(db)
}
