import type { Ddl } from './ddl'

/**
 * A rank of a day is taken once: by the state of knowledge of the moment at which it was begun, also when the process ended
 * in between, and not again when partners join later.
 */
export async function up({ run }: Ddl): Promise<void> {
  await run(`create table rank_takings (
    track_id text not null references tracks (id),
    rank text not null,
    at int8 not null,
    known_at int8 not null,
    finished_at int8,
    primary key (track_id, rank, at)
  ) strict`)
}
