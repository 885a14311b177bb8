import type { Ddl } from './ddl'

/** A track may be run without tiers, whatever its rules say. */
export async function up({ run }: Ddl): Promise<void> {
  await run(`alter table tracks add column has_tiers integer not null default 1`)
}
