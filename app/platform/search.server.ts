import { type Kysely, sql } from 'kysely'
import { dialectOf } from '#db/portable'
import type { Database } from '#db/tables'
import { hashOf } from './hash.server'
import { excerptOf, queryWords, searchWords } from './search-terms'

/**
 * Full-text search over whatever areas put in: FTS5 on SQLite, a `tsvector` on PostgreSQL, the same words in both
 * (`search-terms.ts`). Who may see a document is part of it: `audience` is `everyone`, `members`, or `benefit:<slug>`.
 */
export type SearchDocument = {
  /** `<kind>:<name>`, stable over revisions. */
  id: string
  kind: string
  locale: string
  title: string
  body: string
  url: string
  audience: string
}

export type SearchQuery = {
  /** As typed; the last word may be unfinished. */
  text: string
  audiences: readonly string[]
  /** Documents in this language come first. */
  locale: string
  /** Kinds of which only documents in the reader's language are wanted. */
  ownLanguageOnly?: readonly string[]
  kinds?: readonly string[]
  limit?: number
}

export type SearchHit = Pick<SearchDocument, 'id' | 'kind' | 'locale' | 'title' | 'url'> & { excerpt: string }

type Db = Kysely<Database>

/** Puts documents in, or brings them up to date. Does nothing for one that has not changed. */
export async function putDocuments(db: Db, documents: readonly SearchDocument[], now: number): Promise<void> {
  if (documents.length === 0) return
  const known = await db
    .selectFrom('search_documents')
    .select(['id', 'hash'])
    .where(
      'id',
      'in',
      documents.map(({ id }) => id),
    )
    .execute()
  const hashes = new Map(known.map(({ id, hash }) => [id, hash]))
  const changed = documents
    .map((document) => ({ ...document, hash: hashOf(document), updated_at: now }))
    .filter(({ id, hash }) => hashes.get(id) !== hash)
  if (changed.length === 0) return
  await removeDocuments(
    db,
    changed.map(({ id }) => id),
  )
  await db.insertInto('search_documents').values(changed).execute()
  for (const document of changed) await index(db, document)
}

export async function removeDocuments(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  if (dialectOf(db) === 'sqlite') await sql`delete from search_index where id in (${sql.join(ids)})`.execute(db)
  await db.deleteFrom('search_documents').where('id', 'in', ids).execute()
}

/** Ids of the documents whose id begins so, to find what a new revision no longer has. */
export async function documentIds(db: Db, prefix: string): Promise<string[]> {
  const rows = await db.selectFrom('search_documents').select('id').where('id', 'like', `${prefix}%`).execute()
  return rows.map(({ id }) => id)
}

/** The best documents that hold every word asked for; the reader's own language first. */
export async function search(db: Db, query: SearchQuery): Promise<SearchHit[]> {
  const words = queryWords(query.text)
  if (words.length === 0 || query.audiences.length === 0) return []
  const rows =
    dialectOf(db) === 'sqlite' ? await searchSqlite(db, words, query) : await searchPostgres(db, words, query)
  return rows.map(({ body, ...hit }) => ({ ...hit, excerpt: excerptOf(body, words) }))
}

async function index(db: Db, { id, title, body }: SearchDocument): Promise<void> {
  const [inTitle, inBody] = [searchWords(title), searchWords(body)]
  await (dialectOf(db) === 'sqlite'
    ? sql`insert into search_index (id, title, body) values (${id}, ${inTitle.join(' ')}, ${inBody.join(' ')})`.execute(
        db,
      )
    : sql`update search_documents set terms = ${termsOf(inTitle, inBody)}::tsvector where id = ${id}`.execute(db))
}

/** PostgreSQL counts no further than these (its manual, §11.11 “Limitations”). */
const LAST_POSITION = 16_383
const MOST_POSITIONS = 255

/** A `tsvector` as text, of our own words: PostgreSQL's parser would cut some of them differently. */
function termsOf(inTitle: readonly string[], inBody: readonly string[]): string {
  const places = new Map<string, string[]>()
  const note = (word: string, place: string) => {
    const known = places.get(word)
    if (!known) places.set(word, [place])
    else if (known.length < MOST_POSITIONS) known.push(place)
  }
  for (const [at, word] of inTitle.entries()) note(word, `${Math.min(at + 1, LAST_POSITION)}A`)
  for (const [at, word] of inBody.entries()) note(word, `${Math.min(inTitle.length + at + 1, LAST_POSITION)}D`)
  return [...places].map(([word, at]) => `'${word}':${at.join(',')}`).join(' ')
}

type Found = Pick<SearchDocument, 'id' | 'kind' | 'locale' | 'title' | 'url' | 'body'>

/** Every word must be there, the last one may go on. Words are letters and digits only, so quoting is enough. */
async function searchSqlite(db: Db, words: readonly string[], query: SearchQuery): Promise<Found[]> {
  const match = `${words.map((word) => `"${word}"`).join(' ')}*`
  const { rows } = await sql<Found>`
    select d.id, d.kind, d.locale, d.title, d.url, d.body
    from search_index join search_documents d on d.id = search_index.id
    where search_index match ${match} and ${visible(query)}
    order by case when d.locale = ${query.locale} then 0 else 1 end, bm25(search_index, 0, 8, 1), d.id
    limit ${query.limit ?? 20}`.execute(db)
  return rows
}

async function searchPostgres(db: Db, words: readonly string[], query: SearchQuery): Promise<Found[]> {
  const match = `${words.map((word) => `'${word}'`).join(' & ')}:*`
  const { rows } = await sql<Found>`
    select d.id, d.kind, d.locale, d.title, d.url, d.body
    from search_documents d
    where d.terms @@ ${match}::tsquery and ${visible(query)}
    order by case when d.locale = ${query.locale} then 0 else 1 end, ts_rank(d.terms, ${match}::tsquery) desc, d.id
    limit ${query.limit ?? 20}`.execute(db)
  return rows
}

function visible({ audiences, locale, ownLanguageOnly = [], kinds }: SearchQuery) {
  const conditions = [sql`d.audience in (${sql.join(audiences)})`]
  if (ownLanguageOnly.length > 0)
    conditions.push(sql`(d.kind not in (${sql.join(ownLanguageOnly)}) or d.locale = ${locale})`)
  if (kinds && kinds.length > 0) conditions.push(sql`d.kind in (${sql.join(kinds)})`)
  return sql.join(conditions, sql` and `)
}
