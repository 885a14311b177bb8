import type { Ddl } from './ddl'

/** Enrolments, assignments, lesson progress, answers to knowledge checks, notes, completions. */
export async function up({ run }: Ddl): Promise<void> {
  await run(`create table enrolments (
    id text primary key,
    person_id text not null references people (id),
    course_id text not null references courses (id),
    organisation_id text not null references organisations (id),
    cause text not null check (cause in ('self', 'assignment')),
    created_at int8 not null,
    unique (person_id, course_id, organisation_id)
  ) strict`)
  await run(`create index enrolments_organisation on enrolments (organisation_id)`)
  await run(`create index enrolments_course on enrolments (course_id, person_id)`)

  await run(`create table assignments (
    id text primary key,
    person_id text not null references people (id),
    organisation_id text not null references organisations (id),
    target_kind text not null check (target_kind in ('course', 'exam')),
    target_slug text not null,
    due_at int8 not null,
    message text,
    assigned_by text not null references people (id),
    created_at int8 not null,
    closed_at int8,
    closed_as text check (closed_as in ('done', 'cancelled', 'left')),
    closed_by text references people (id),
    check ((closed_at is null) = (closed_as is null))
  ) strict`)
  await run(
    `create unique index assignments_open on assignments (organisation_id, person_id, target_kind, target_slug) where closed_at is null`,
  )
  await run(`create index assignments_organisation on assignments (organisation_id)`)
  await run(`create index assignments_person on assignments (person_id)`)

  await run(`create table lesson_progress (
    person_id text not null references people (id),
    course_id text not null references courses (id),
    lesson_slug text not null,
    first_seen_at int8 not null,
    last_seen_at int8 not null,
    completed_at int8,
    place text,
    primary key (person_id, course_id, lesson_slug)
  ) strict`)
  await run(`create table check_answers (
    id text primary key,
    person_id text not null references people (id),
    course_id text not null references courses (id),
    lesson_slug text not null,
    check_id text not null,
    check_hash text not null,
    response text not null,
    fraction text not null,
    answered_at int8 not null
  ) strict`)
  await run(
    `create index check_answers_person on check_answers (person_id, course_id, lesson_slug, check_id, answered_at)`,
  )
  await run(`create table lesson_notes (
    person_id text not null references people (id),
    course_id text not null references courses (id),
    lesson_slug text not null,
    body text not null,
    updated_at int8 not null,
    primary key (person_id, course_id, lesson_slug)
  ) strict`)
  await run(`create table course_completions (
    id text primary key,
    person_id text not null references people (id),
    course_id text not null references courses (id),
    organisation_id text not null references organisations (id),
    course_revision_id text not null references course_revisions (id),
    completed_at int8 not null,
    unique (person_id, course_id)
  ) strict`)
}
