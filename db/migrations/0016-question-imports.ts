import type { Ddl } from './ddl'

/**
 * Files of questions that somebody looks at before anything becomes of them: what each question was read as, what it
 * resembles in the pool, and what is to be done with it.
 */
export async function up({ run }: Ddl): Promise<void> {
  await run(`create table question_imports (
    id text primary key,
    pool_id text not null references question_pools (id),
    format text not null,
    file_name text,
    source_hash text not null,
    state text not null check (state in ('draft', 'applied', 'discarded')),
    problems text not null,
    created_at int8 not null,
    created_by text not null,
    decided_at int8,
    decided_by text,
    check ((state = 'draft') = (decided_at is null))
  ) strict`)
  await run(`create index question_imports_pool on question_imports (pool_id, created_at)`)
  // The same file, sent again, is the draft that is there.
  await run(`create unique index question_imports_open on question_imports (pool_id, format, source_hash)
    where state = 'draft'`)

  await run(`create table question_import_items (
    import_id text not null references question_imports (id),
    place int8 not null,
    line int8 not null,
    end_line int8 not null,
    title text,
    category text,
    type text,
    verdict text not null check (verdict in ('exact', 'approximated', 'refused')),
    reasons text not null,
    source text not null,
    question text,
    alike text check (alike in ('same', 'id', 'text', 'near', 'in-file')),
    alike_question_id text references questions (id),
    alike_line int8,
    decision text not null check (decision in ('add', 'version', 'skip')),
    outcome text check (outcome in ('added', 'changed', 'unchanged', 'skipped')),
    external_id text,
    primary key (import_id, place),
    check (question is not null or decision = 'skip'),
    check (verdict <> 'refused' or question is null),
    check (decision <> 'version' or alike_question_id is not null)
  ) strict`)
}
