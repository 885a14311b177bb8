import type { Ddl } from './ddl'

/**
 * Panels that set a pass mark (modified Angoff): who judges, which question versions, and what each judge rated in each
 * of two rounds. A panel is about an exam's version or about a pool.
 */
export async function up({ run }: Ddl): Promise<void> {
  await run(`create table panels (
    id text primary key,
    exam_version_id text references exam_versions (id),
    pool_id text references question_pools (id),
    title text not null,
    candidate text not null,
    shows_facility integer not null check (shows_facility in (0, 1)),
    created_at int8 not null,
    created_by text not null references people (id),
    second_round_at int8,
    closed_at int8,
    check ((exam_version_id is null) <> (pool_id is null)),
    check (closed_at is null or second_round_at is not null)
  ) strict`)
  await run(`create index panels_exam on panels (exam_version_id)`)

  await run(`create table panel_questions (
    panel_id text not null references panels (id),
    question_version_id text not null references question_versions (id),
    position integer not null,
    weight text not null,
    primary key (panel_id, question_version_id),
    unique (panel_id, position)
  ) strict`)

  await run(`create table panel_judges (
    panel_id text not null references panels (id),
    person_id text not null references people (id),
    invited_at int8 not null,
    invited_by text not null references people (id),
    first_handed_in_at int8,
    second_handed_in_at int8,
    removed_at int8,
    primary key (panel_id, person_id)
  ) strict`)
  await run(`create index panel_judges_person on panel_judges (person_id)`)

  await run(`create table panel_ratings (
    panel_id text not null,
    person_id text not null,
    question_version_id text not null,
    round integer not null check (round in (1, 2)),
    rating integer not null check (rating between 0 and 100 and rating % 5 = 0),
    rated_at int8 not null,
    primary key (panel_id, person_id, question_version_id, round),
    foreign key (panel_id, person_id) references panel_judges (panel_id, person_id),
    foreign key (panel_id, question_version_id) references panel_questions (panel_id, question_version_id)
  ) strict`)
}
