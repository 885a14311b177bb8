import { expect, test } from 'vitest'
import { sourcesIn } from './source-files'
import { strayStatements } from './sql-law'

test('SQL is written in queries files and in platform only', () => {
  expect(strayStatements(sourcesIn(['app'], /\.tsx?$/))).toEqual([])
})

test.each([
  `ctx.db.selectFrom('attempts').selectAll()`,
  `ctx.db\n  .insertInto('attempts')`,
  `tx.updateTable('attempts')`,
  `tx.deleteFrom('attempts')`,
  'await sql`select 1`.execute(db)',
  'await sql<{ id: string }>`select 1`.execute(db)',
])('%s outside of a queries file is noticed', (text) => {
  for (const path of [
    'app/areas/exams/start-attempt.server.ts',
    'app/routes/learn/home.tsx',
    'app/jobs/schedule.ts',
    'app/platform/ids.ts',
  ]) {
    expect(strayStatements([{ path, text }])).toHaveLength(1)
  }
  for (const path of [
    'app/areas/exams/queries.server.ts',
    'app/areas/exams/queries.marks.server.ts',
    'app/platform/jobs.server.ts',
  ]) {
    expect(strayStatements([{ path, text }])).toEqual([])
  }
})
