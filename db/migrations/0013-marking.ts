import type { Ddl } from './ddl'

/** Answers that people mark, the marks they give, and appeals against marks. */
export async function up({ run }: Ddl): Promise<void> {
  await run(`create table marking_items (
    item_id text primary key references attempt_items (id),
    attempt_id text not null references attempts (id),
    exam_id text not null references exams (id),
    question_version_id text not null references question_versions (id),
    waits_for text check (waits_for in ('first', 'second', 'deciding')),
    since_at int8 not null,
    settled_fraction text,
    settled_at int8,
    check ((waits_for is null) = (settled_at is not null)),
    check ((settled_fraction is null) = (settled_at is null))
  ) strict`)
  await run(`create index marking_items_waiting on marking_items (since_at) where waits_for is not null`)
  await run(`create index marking_items_attempt on marking_items (attempt_id)`)

  await run(`create table manual_marks (
    id text primary key,
    item_id text not null references marking_items (item_id),
    number integer not null,
    kind text not null check (kind in ('first', 'second', 'deciding')),
    marker_id text not null references people (id),
    levels text not null,
    fraction text not null,
    comment text,
    marked_at int8 not null,
    unique (item_id, number)
  ) strict`)

  await run(`create table appeals (
    id text primary key,
    attempt_id text not null references attempts (id),
    item_id text not null references attempt_items (id),
    exam_id text not null references exams (id),
    question_version_id text not null references question_versions (id),
    person_id text not null references people (id),
    organisation_id text not null references organisations (id),
    state text not null check (state in ('open', 'withdrawn', 'rejected', 'upheld')),
    words text not null,
    opened_at int8 not null
  ) strict`)
  await run(`create unique index appeals_one_open on appeals (item_id) where state = 'open'`)
  await run(`create index appeals_waiting on appeals (opened_at) where state = 'open'`)
  await run(`create index appeals_attempt on appeals (attempt_id)`)
  await run(`create table appeal_steps (
    id text primary key,
    appeal_id text not null references appeals (id),
    kind text not null check (kind in ('opened', 'withdrawn', 'rejected', 'upheld', 'linked')),
    at int8 not null,
    actor_id text not null,
    words text not null,
    regrade_id text
  ) strict`)
  await run(`create index appeal_steps_appeal on appeal_steps (appeal_id, at)`)
}
