import type { Ddl } from './ddl'

/**
 * Corrections of questions after they were asked: what is put right, the steps of doing so, the results that came of it,
 * and what a preview foretells. A certificate's steps learn which regrade caused them, that one which was replaced counts
 * again, and that its end is another day.
 */
export async function up({ run }: Ddl): Promise<void> {
  await run(`create table regrades (
    id text primary key,
    question_id text not null references questions (id),
    exam_id text references exams (id),
    change text not null,
    created_at int8 not null,
    created_by text not null
  ) strict`)
  await run(`create index regrades_question on regrades (question_id)`)
  await run(`create table regrade_versions (
    regrade_id text not null references regrades (id),
    question_version_id text not null references question_versions (id),
    primary key (regrade_id, question_version_id)
  ) strict`)
  await run(`create index regrade_versions_version on regrade_versions (question_version_id)`)
  await run(`create table regrade_steps (
    id text primary key,
    regrade_id text not null references regrades (id),
    number integer not null,
    kind text not null check (kind in
      ('drafted', 'previewing', 'previewed', 'discarded', 'applying', 'applied', 'undoing', 'undone')),
    at int8 not null,
    actor_id text not null,
    reason text,
    job_id text,
    detail text not null,
    unique (regrade_id, number),
    check (kind not in ('applying', 'undoing') or reason is not null)
  ) strict`)
  await run(`create unique index regrade_steps_once on regrade_steps (regrade_id, kind)
    where kind not in ('previewing', 'previewed')`)
  await run(`create table regrade_results (
    regrade_id text not null references regrades (id),
    direction text not null check (direction in ('apply', 'undo')),
    attempt_id text not null references attempts (id),
    organisation_id text not null references organisations (id),
    number_before integer not null,
    number_after integer,
    at int8 not null,
    primary key (regrade_id, direction, attempt_id)
  ) strict`)
  await run(`create index regrade_results_attempt on regrade_results (attempt_id)`)
  await run(`create table regrade_organisations (
    regrade_id text not null references regrades (id),
    direction text not null check (direction in ('apply', 'undo')),
    organisation_id text not null references organisations (id),
    at int8 not null,
    primary key (regrade_id, direction, organisation_id)
  ) strict`)

  await run(`create table regrade_result_forecasts (
    regrade_id text not null references regrades (id),
    attempt_id text not null references attempts (id),
    effect text not null check (effect in ('passes', 'fails', 'gains', 'loses')),
    mark_before text not null,
    max_mark_before text not null,
    share_before text not null,
    mark_after text not null,
    max_mark_after text not null,
    share_after text not null,
    primary key (regrade_id, attempt_id)
  ) strict`)
  await run(`create index regrade_result_forecasts_effect on regrade_result_forecasts (regrade_id, effect)`)
  await run(`create table regrade_certificate_forecasts (
    regrade_id text not null references regrades (id),
    number integer not null,
    effect text not null,
    person_id text not null references people (id),
    organisation_id text not null references organisations (id),
    certificate_id text references certificates (id),
    detail text not null,
    primary key (regrade_id, number)
  ) strict`)
  await run(`create table regrade_tier_forecasts (
    regrade_id text not null references regrades (id),
    number integer not null,
    partner_id text not null references organisations (id),
    track_id text not null references tracks (id),
    detail text not null,
    primary key (regrade_id, number)
  ) strict`)

  // Whoever looks for what was asked of a question would read every item of every attempt.
  await run(`create index attempt_items_question_version on attempt_items (question_version_id)`)

  await run(`create table certificate_steps_with_regrades (
    id text primary key,
    certificate_id text not null references certificates (id),
    kind text not null check (kind in ('issued', 'revoked', 'reinstated', 'superseded', 'restored', 'expiry-changed',
      'name-shown', 'name-hidden')),
    at int8 not null,
    actor_id text not null,
    reason text,
    regrade_id text references regrades (id),
    expires_at int8
  ) strict`)
  await run(`insert into certificate_steps_with_regrades (id, certificate_id, kind, at, actor_id, reason)
    select id, certificate_id, kind, at, actor_id, reason from certificate_steps`)
  await run(`drop table certificate_steps`)
  await run(`alter table certificate_steps_with_regrades rename to certificate_steps`)
  await run(`create index certificate_steps_certificate on certificate_steps (certificate_id, at)`)
  await run(`create index certificate_steps_regrade on certificate_steps (regrade_id)`)
}
