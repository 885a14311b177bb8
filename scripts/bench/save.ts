import { join } from 'node:path'
import type SqliteDatabase from 'better-sqlite3'
import { openSqlite } from '#db/dialects/sqlite'
import { saveResponses } from '~/areas/exams/delivery/save-responses.server'
import { openAttempt, rightAnswers, type Stage, type StagePerson } from '../stage'
import { median } from './figures'
import { EXAM } from './stage-data'

const WARM_UP = 100
const BLOCKS = 30
const SAVES_A_BLOCK = 25

export type SaveCost = { saveMs: number; bareSaveMs: number; saveRatio: number }

/**
 * One answer from the use case's call until it is on disk, beside a bare commit of the same row into the same kind of
 * file (WAL, synchronous FULL, a prepared statement). Blocks of both alternate.
 */
export async function measureSave(of: { stage: Stage; learner: StagePerson; folder: string }): Promise<SaveCost> {
  const { attemptId, holder } = await openAttempt(of.stage, of.learner, EXAM)
  const [answer] = await rightAnswers(of.stage, attemptId)
  if (!answer) throw new Error('the attempt has no questions')
  let sequence = 0
  const save = async () => {
    const ctx = of.stage.composition.systemContext('bench').as(of.learner.actor)
    const step = { item: answer.item, sequence: ++sequence, response: answer.response, flagged: sequence % 2 === 0 }
    const saved = await saveResponses(ctx, { attempt: attemptId, holder, steps: [step] })
    if (!saved.saved || saved.verdicts[0]?.verdict !== 'kept') throw new Error('a measured save was not kept')
  }
  const bare = bareCommits(of.folder, {
    attempt: attemptId,
    item: answer.item,
    response: JSON.stringify(answer.response),
  })

  for (let turn = 0; turn < WARM_UP; turn++) {
    await save()
    bare.commit()
  }
  const blocks: { ours: number; bare: number }[] = []
  for (let block = 0; block < BLOCKS; block++) {
    const started = performance.now()
    for (let turn = 0; turn < SAVES_A_BLOCK; turn++) await save()
    const between = performance.now()
    for (let turn = 0; turn < SAVES_A_BLOCK; turn++) bare.commit()
    const ended = performance.now()
    blocks.push({ ours: (between - started) / SAVES_A_BLOCK, bare: (ended - between) / SAVES_A_BLOCK })
  }
  bare.close()
  return {
    saveMs: median(blocks.map((block) => block.ours)),
    bareSaveMs: median(blocks.map((block) => block.bare)),
    saveRatio: median(blocks.map((block) => block.ours / block.bare)),
  }
}

function bareCommits(folder: string, row: { attempt: string; item: string; response: string }) {
  const connection: SqliteDatabase.Database = openSqlite(join(folder, 'bare.db'))
  connection.exec(`create table response_steps (
    attempt_id text not null, item_id text not null, sequence integer not null, response text not null,
    flagged integer not null, late integer not null, saved_at integer not null,
    primary key (attempt_id, item_id, sequence)) strict`)
  const insert = connection.prepare('insert into response_steps values (?, ?, ?, ?, ?, ?, ?)')
  let sequence = 0
  return {
    commit: () => insert.run(row.attempt, row.item, ++sequence, row.response, sequence % 2, 0, Date.now()),
    close: () => connection.close(),
  }
}
