import type { Ddl } from './ddl'

/**
 * A question bank that files and browsers both write: what a file last said is remembered beside what stands now, so
 * that neither undoes the other unseen. States and bulk changes keep who, when and why.
 */
export async function up({ dialect, run }: Ddl): Promise<void> {
  // Null: no file has ever made this pool.
  await run(`alter table question_pools add column file_title text`)
  await run(`update question_pools set file_title = title`)

  // What the file of a pool last said of the question; all null for one that no file has named.
  await run(`alter table questions add column file_pool_id text references question_pools (id)`)
  await run(`alter table questions add column file_hash text`)
  await run(`alter table questions add column file_state text check (file_state in ('trial', 'live', 'retired'))`)
  // The edit that a later file went over, until somebody has decided.
  await run(`alter table questions add column overtaken_version_id text references question_versions (id)`)
  await run(`update questions set file_pool_id = pool_id, file_state = state, file_hash = (
    select hash from question_versions where question_id = questions.id order by number desc limit 1
  )`)
  await run(`create index questions_file on questions (file_pool_id)`)

  await run(`alter table question_versions add column source text not null default 'file'
    check (source in ('file', 'editor', 'import', 'restored', 'bulk'))`)
  await run(`alter table question_versions add column note text`)
  await run(`create index question_versions_objective on question_versions (objective)`)

  await run(`create table question_version_tags (
    version_id text not null references question_versions (id),
    tag text not null,
    primary key (version_id, tag)
  ) strict`)
  await run(`create index question_version_tags_tag on question_version_tags (tag)`)
  await run(
    dialect === 'sqlite'
      ? `insert into question_version_tags (version_id, tag)
           select distinct v.id, t.value from question_versions v, json_each(v.body, '$.tags') t`
      : `insert into question_version_tags (version_id, tag)
           select distinct v.id, t.value
           from question_versions v, jsonb_array_elements_text(v.body::jsonb -> 'tags') t (value)`,
  )

  await run(`create table question_states (
    id text primary key,
    question_id text not null references questions (id),
    before text not null check (before in ('trial', 'live', 'retired')),
    after text not null check (after in ('trial', 'live', 'retired')),
    reason text,
    at int8 not null,
    actor_id text not null
  ) strict`)
  await run(`create index question_states_question on question_states (question_id, at)`)

  await run(`create table question_bulk_changes (
    id text primary key,
    pool_id text not null references question_pools (id),
    wanted text not null,
    done text not null,
    at int8 not null,
    actor_id text not null,
    undone_at int8,
    undone_by text
  ) strict`)
  await run(`create index question_bulk_changes_pool on question_bulk_changes (pool_id, at)`)
}
