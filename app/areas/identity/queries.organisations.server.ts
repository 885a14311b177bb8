import { type Kysely, type Selectable, sql } from 'kysely'
import { contains } from '#db/portable'
import type { Database } from '#db/tables'
import type { OrganisationsTable } from '#db/tables/identity'
import { markPublished } from '~/platform/published.server'

type Db = Kysely<Database>
export type OrganisationRow = Selectable<OrganisationsTable>

export const organisationById = (db: Db, id: string) =>
  db.selectFrom('organisations').selectAll().where('id', '=', id).executeTakeFirst()

export const organisationsById = (db: Db, ids: readonly string[]) =>
  db
    .selectFrom('organisations')
    .selectAll()
    .where('id', 'in', ids.length > 0 ? [...ids] : [''])
    .execute()

export const organisationBySlug = (db: Db, slug: string) =>
  db.selectFrom('organisations').selectAll().where('slug', '=', slug).executeTakeFirst()

export const vendorRow = (db: Db) =>
  db.selectFrom('organisations').selectAll().where('kind', '=', 'vendor').executeTakeFirst()

export const openPartners = (db: Db) =>
  db
    .selectFrom('organisations')
    .selectAll()
    .where('kind', '=', 'partner')
    .where('closed_at', 'is', null)
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .execute()

/** False when the slug is taken, or a second vendor was asked for. */
export async function insertOrganisation(db: Db, row: OrganisationRow): Promise<boolean> {
  const done = await db
    .insertInto('organisations')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  const isNew = Number(done.numInsertedOrUpdatedRows ?? 0) === 1
  if (isNew && row.kind === 'vendor') await markPublished(db)
  return isNew
}

/** Slugs that are `base` or begin with it. */
export async function slugsLike(db: Db, base: string): Promise<Set<string>> {
  const rows = await db.selectFrom('organisations').select('slug').where('slug', 'like', `${base}%`).execute()
  return new Set(rows.map(({ slug }) => slug))
}

export type OrganisationView = {
  search: string
  kind: 'vendor' | 'partner' | null
  sort: 'name' | 'members' | 'created'
  direction: 'ascending' | 'descending'
  limit: number
  offset: number
}

export type OrganisationListRow = OrganisationRow & { members: number; invitations: number }

/** One page of organisations with the number of members and open invitations, and how many there are in all. */
export async function organisationPage(
  db: Db,
  view: OrganisationView,
  now: number,
): Promise<{ rows: OrganisationListRow[]; total: number }> {
  const wanted = db
    .selectFrom('organisations')
    .$if(view.kind !== null, (query) => query.where('kind', '=', view.kind ?? 'partner'))
    .$if(view.search !== '', (query) =>
      query.where((eb) =>
        eb.or([
          contains(eb.ref('organisations.name'), view.search),
          contains(eb.ref('organisations.slug'), view.search),
          contains(sql<string>`coalesce(organisations.country, '')`, view.search),
        ]),
      ),
    )
  const order = view.direction === 'ascending' ? ('asc' as const) : ('desc' as const)
  const [rows, count] = await Promise.all([
    wanted
      .selectAll('organisations')
      .select((eb) => [
        eb
          .selectFrom('memberships')
          .select(({ fn }) => fn.countAll<number>().as('n'))
          .whereRef('memberships.organisation_id', '=', 'organisations.id')
          .where('memberships.ended_at', 'is', null)
          .as('members'),
        eb
          .selectFrom('invitations')
          .select(({ fn }) => fn.countAll<number>().as('n'))
          .whereRef('invitations.organisation_id', '=', 'organisations.id')
          .where('invitations.accepted_at', 'is', null)
          .where('invitations.revoked_at', 'is', null)
          .where('invitations.expires_at', '>', now)
          .as('invitations'),
      ])
      .$if(view.sort === 'name', (query) => query.orderBy(sql`lower(organisations.name)`, order))
      .$if(view.sort === 'members', (query) => query.orderBy('members', order))
      .$if(view.sort === 'created', (query) => query.orderBy('organisations.created_at', order))
      .orderBy('organisations.id')
      .limit(view.limit)
      .offset(view.offset)
      .execute(),
    wanted.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
  ])
  return {
    rows: rows.map((row) => ({ ...row, members: row.members ?? 0, invitations: row.invitations ?? 0 })),
    total: count.n,
  }
}

export async function updateOrganisationRow(
  db: Db,
  id: string,
  details: { name: string; region: string | null; country: string | null },
): Promise<void> {
  await db.updateTable('organisations').set(details).where('id', '=', id).execute()
  // Of the organisations only the vendor is kept by the processes; which one this is, is not worth a query.
  await markPublished(db)
}
