import { type Kysely, sql } from 'kysely'
import { contains } from '#db/portable'
import type { Database } from '#db/tables'
import { withNewest } from '../queries.server'
import type { BankFilter, BankSort, SortBy } from './bank-filter'

type Db = Kysely<Database>

/** Enough of every question to count by anything. */
export const countable = (db: Db, poolId?: string) =>
  withNewest(db)
    .select([
      'questions.pool_id',
      'questions.state',
      'question_versions.type',
      'question_versions.objective',
      'question_versions.difficulty',
      'question_versions.lesson',
      'question_versions.created_at',
    ])
    .$if(poolId !== undefined, (query) => query.where('questions.pool_id', '=', poolId ?? ''))
    .execute()

/** The tags of the newest versions of a pool's questions. */
export const tagsOfPool = async (db: Db, poolId: string): Promise<string[]> => {
  const rows = await withNewest(db)
    .innerJoin('question_version_tags', 'question_version_tags.version_id', 'question_versions.id')
    .select('question_version_tags.tag')
    .distinct()
    .where('questions.pool_id', '=', poolId)
    .orderBy('question_version_tags.tag')
    .execute()
  return rows.map(({ tag }) => tag)
}

/** `look: 'findings'` is not a matter of SQL: pass the ids of the questions that have some. */
const filtered = (db: Db, poolId: string, filter: Omit<BankFilter, 'look'> & { overtaken?: boolean }) => {
  let query = withNewest(db).where('questions.pool_id', '=', poolId)
  const { text, state, type, objective, difficulty, tag, lesson } = filter
  if (text !== undefined)
    query = query.where(({ or, ref }) =>
      or([
        contains(ref('question_versions.title'), text),
        contains(ref('question_versions.body'), text),
        contains(ref('questions.external_id'), text),
      ]),
    )
  if (state !== undefined) query = query.where('questions.state', '=', state)
  if (type !== undefined) query = query.where('question_versions.type', '=', type)
  if (objective !== undefined) query = query.where('question_versions.objective', '=', objective)
  if (difficulty !== undefined) query = query.where('question_versions.difficulty', '=', difficulty)
  if (lesson !== undefined) query = query.where('question_versions.lesson', '=', lesson)
  if (filter.overtaken) query = query.where('questions.overtaken_version_id', 'is not', null)
  if (tag !== undefined)
    query = query.where(({ exists, selectFrom, ref }) =>
      exists(
        selectFrom('question_version_tags')
          .select('question_version_tags.tag')
          .where('question_version_tags.version_id', '=', ref('question_versions.id'))
          .where('question_version_tags.tag', '=', tag),
      ),
    )
  return query
}

/** The bodies of everything that fits, for what only code can tell. */
export const bodiesOf = (db: Db, poolId: string, filter: BankFilter) =>
  filtered(db, poolId, { ...filter, overtaken: filter.look === 'overtaken' })
    .select(['questions.id', 'questions.external_id', 'question_versions.body'])
    .execute()

const COLUMNS = {
  added: 'questions.created_at',
  title: 'question_versions.title',
  type: 'question_versions.type',
  objective: 'question_versions.objective',
  state: 'questions.state',
  changed: 'question_versions.created_at',
} as const satisfies Record<Exclude<SortBy, 'difficulty'>, string>

/** As people rank it; what has no difficulty comes last. */
const DIFFICULTY_RANK = sql<number>`case question_versions.difficulty
  when 'easy' then 1 when 'medium' then 2 when 'hard' then 3 else 4 end`

export const pageOfQuestions = (
  db: Db,
  poolId: string,
  filter: BankFilter,
  page: { sort: BankSort; limit: number; offset: number; ids?: readonly string[] },
) => {
  const direction = page.sort.descending ? 'desc' : 'asc'
  return filtered(db, poolId, { ...filter, overtaken: filter.look === 'overtaken' })
    .$if(page.ids !== undefined, (query) => query.where('questions.id', 'in', page.ids?.length ? [...page.ids] : ['']))
    .select([
      'questions.id',
      'questions.external_id',
      'questions.state',
      'questions.overtaken_version_id',
      'question_versions.id as version_id',
      'question_versions.number',
      'question_versions.type',
      'question_versions.title',
      'question_versions.body',
      'question_versions.objective',
      'question_versions.difficulty',
      'question_versions.lesson',
      'question_versions.created_at',
    ])
    .$if(page.sort.by === 'difficulty', (query) => query.orderBy(DIFFICULTY_RANK, direction))
    .$if(page.sort.by !== 'difficulty', (query) =>
      query.orderBy(COLUMNS[page.sort.by === 'difficulty' ? 'added' : page.sort.by], direction),
    )
    .orderBy('questions.external_id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
}

export const countQuestions = async (db: Db, poolId: string, filter: BankFilter): Promise<number> => {
  const row = await filtered(db, poolId, { ...filter, overtaken: filter.look === 'overtaken' })
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirst()
  return Number(row?.count ?? 0)
}
