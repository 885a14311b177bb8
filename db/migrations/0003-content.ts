import type { Ddl } from './ddl'

/** Courses as immutable revisions, the question bank as immutable versions, and the asset library. */
export async function up({ run }: Ddl): Promise<void> {
  await run(`create table courses (
    id text primary key,
    slug text not null unique,
    created_at int8 not null,
    withdrawn_at int8
  ) strict`)
  await run(`create table course_revisions (
    id text primary key,
    course_id text not null references courses (id),
    number integer not null,
    hash text not null,
    title text not null,
    summary text not null,
    lead text not null,
    language text not null,
    translation_of text,
    level text not null check (level in ('foundation', 'associate', 'professional')),
    minutes integer not null,
    topics text not null,
    product text not null,
    objectives text not null,
    prerequisites text not null,
    requires_benefit text,
    prepares_for text not null,
    finish_checks text not null,
    authors text,
    published_at int8 not null,
    published_by text not null,
    unique (course_id, number),
    unique (course_id, hash)
  ) strict`)
  await run(`create table lesson_revisions (
    id text primary key,
    course_revision_id text not null references course_revisions (id),
    slug text not null,
    position integer not null,
    module_number integer not null,
    module_title text not null,
    title text not null,
    minutes integer not null,
    objectives text not null,
    module_hash text not null references modules (hash),
    source text not null,
    toc text not null,
    checks text not null,
    unique (course_revision_id, slug),
    unique (course_revision_id, position)
  ) strict`)
  await run(`create table course_media (
    course_id text not null references courses (id),
    path text not null,
    sha256 text not null references files (sha256),
    primary key (course_id, path, sha256)
  ) strict`)

  await run(`create table question_pools (
    id text primary key,
    slug text not null unique,
    title text not null,
    created_at int8 not null
  ) strict`)
  await run(`create table questions (
    id text primary key,
    pool_id text not null references question_pools (id),
    external_id text not null,
    state text not null check (state in ('trial', 'live', 'retired')),
    created_at int8 not null,
    unique (pool_id, external_id)
  ) strict`)
  await run(`create table question_versions (
    id text primary key,
    question_id text not null references questions (id),
    number integer not null,
    hash text not null,
    type text not null,
    title text not null,
    body text not null,
    objective text,
    difficulty text,
    lesson text,
    created_at int8 not null,
    created_by text not null,
    unique (question_id, number)
  ) strict`)

  await run(`create table asset_folders (
    id text primary key,
    slug text not null unique,
    title text not null,
    summary text not null,
    requires_benefit text,
    hash text not null,
    updated_at int8 not null,
    withdrawn_at int8
  ) strict`)
  await run(`create table assets (
    id text primary key,
    folder_id text not null references asset_folders (id),
    name text not null,
    sha256 text not null references files (sha256),
    position integer not null,
    created_at int8 not null,
    removed_at int8
  ) strict`)
  await run(`create unique index assets_current on assets (folder_id, name) where removed_at is null`)
}
