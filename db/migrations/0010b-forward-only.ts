import type { Ddl } from './ddl'

/**
 * Which questions of a running attempt are open: the positions of the page that stands, where people go forward only;
 * nothing where every question is open. Saves look at nothing else.
 */
export async function up({ run }: Ddl): Promise<void> {
  await run(`alter table attempts add column open_from integer`)
  await run(`alter table attempts add column open_to integer`)
  await run(`alter table attempts drop column passed_position`)
}
