import type { Ddl } from './ddl'

/**
 * What the table of the partner base is sorted and filtered by, kept with each standing and each look ahead, so that a page
 * evaluates nothing. What was looked at before is looked at again, which fills in the rest.
 */
export async function up({ run }: Ddl): Promise<void> {
  await run(`alter table tier_standings add column computed text`)
  await run(`alter table tier_standings add column decided_at int8`)
  await run(`alter table tier_standings add column next_review_at int8`)
  await run(`alter table tier_standings add column spare integer`)
  await run(`alter table tier_standings add column outlook text`)
  await run(`alter table loss_watches add column lost_at int8`)
  await run(`alter table loss_watches add column loss text`)
  await run(`create index loss_watches_lost on loss_watches (lost_at)`)

  await run(`update tier_standings set
    computed = (select tier_computed from decisions where decisions.id = tier_standings.decision_id),
    decided_at = (select decided_at from decisions where decisions.id = tier_standings.decision_id)`)
  await run(`update tier_standings set next_check_at = 0
    where exists (select 1 from tracks where tracks.id = tier_standings.track_id and tracks.has_tiers = 1)
    and exists (select 1 from programme_memberships
      where programme_memberships.partner_id = tier_standings.partner_id
      and programme_memberships.track_id = tier_standings.track_id and programme_memberships.left_at is null)`)
  await run(`update loss_watches set look_again_at = 0`)
}
