import type { Ddl } from './ddl'

/** The cheapest ways to a tier that were worked out, and the losses of a tier that were told ahead of time. */
export async function up({ run }: Ddl): Promise<void> {
  await run(`create table tier_plans (
    key text primary key,
    partner_id text not null references organisations (id),
    track_id text not null references tracks (id),
    solution text not null,
    solved_at int8 not null
  ) strict`)
  await run(`create index tier_plans_solved_at on tier_plans (solved_at)`)

  await run(`create table loss_watches (
    partner_id text not null references organisations (id),
    track_id text not null references tracks (id),
    looked_at int8 not null,
    look_again_at int8,
    primary key (partner_id, track_id)
  ) strict`)
  await run(`create table loss_notices (
    partner_id text not null references organisations (id),
    track_id text not null references tracks (id),
    lost_at int8 not null,
    days integer not null check (days in (30, 60, 90)),
    told_at int8 not null,
    primary key (partner_id, track_id, lost_at, days)
  ) strict`)
}
