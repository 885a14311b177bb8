import type { Ddl } from './ddl'

/** Indexes that hold all that the figures of exams are counted from, so that no attempt and no result is read for them. */
export async function up({ run }: Ddl): Promise<void> {
  await run(`create index results_passed on results (attempt_id, number, passed)`)
  await run(`create index attempts_figures on attempts (exam_id, exam_version_id, state, submitted_at)`)
}
