import type { Ddl } from './ddl'

/** How often a row's process ended while it was worked on: no failure of its own, as long as it is not too often. */
export async function up({ run }: Ddl): Promise<void> {
  await run(`alter table jobs add column interruptions int8 not null default 0`)
}
