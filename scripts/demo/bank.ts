import { exportPool } from '~/areas/questions/exports/export-pool.server'
import { applyImport } from '~/areas/questions/imports/apply-import.server'
import { draftImport } from '~/areas/questions/imports/draft-import.server'
import { newId } from '~/platform/ids'
import type { Stage } from '../stage'

/** Files of questions: one to look through, one that was applied, one that has nothing to offer. */
export async function questionImports(stage: Stage): Promise<{ draft: string; applied: string; refused: string }> {
  const draft = async (fileName: string, text: string) => {
    const source = new TextEncoder().encode(text)
    const drafted = await draftImport(stage.system, { pool: 'http-api', format: 'gift', fileName, source })
    if (!drafted.ok) throw new Error(`the file ${fileName} was refused: ${drafted.refusal.code}`)
    return drafted.importId
  }
  const exported = await exportPool(stage.system, {
    pool: 'http-api',
    format: 'gift',
    states: ['live'],
    ids: [],
    locale: 'en',
  })
  const known = String(exported.file).split('\n\n').slice(0, 3).join('\n\n')
  const applied = await draft('retries.gift', NEW_QUESTIONS)
  await applyImport(stage.system, { pool: 'http-api', importId: applied, state: 'trial', chosen: new Map() })
  return {
    draft: await draft('from-the-old-platform.gift', `${known}\n\n${MIXED_QUESTIONS}`),
    applied,
    refused: await draft('broken.gift', 'What is a webhook? {=A call\n\n::Signed: Who signs? {T}\n'),
  }
}

const NEW_QUESTIONS = `// [id:backoff-grows]
::Waiting longer:: Each retry waits longer than the one before. {T}

::Match the codes:: What does each code say? {
=429 -> Too many requests
=503 -> Not now
=410 -> Gone for good
}
`

const MIXED_QUESTIONS = `$CATEGORY: Webhooks/Delivery

The next question is about deliveries that fail.

::A delivery fails:: When is it sent again? {
=After a growing pause#Yes.
~At once
~Never
}

::Old link:: See <a href="https://example.test"> {T}

[html]<p>Which part of a request is <b>signed</b>?</p> {~%50%The body ~%50%The time ~%-100%The colour}
`

/** A question that somebody edited before its file changed too, and one that was left alone. */
export async function editedQuestion(
  stage: Stage,
): Promise<{ edited: string; plain: string; plainNames: string; change: string }> {
  const { db } = stage.composition.handle
  const [first, second, third] = await db
    .selectFrom('questions')
    .innerJoin('question_pools', 'question_pools.id', 'questions.pool_id')
    .select(['questions.id', 'questions.pool_id', 'questions.external_id', 'questions.overtaken_version_id'])
    .where('question_pools.slug', '=', 'http-api')
    .orderBy('questions.external_id')
    .limit(3)
    .execute()
  if (!first || !second || !third) throw new Error('the demo has a pool of questions')
  if (first.overtaken_version_id === null) {
    const version = await db
      .selectFrom('question_versions')
      .selectAll()
      .where('question_id', '=', first.id)
      .executeTakeFirstOrThrow()
    const later = (number: number, source: 'editor' | 'file', title: string) => ({
      ...version,
      id: newId(),
      number,
      source,
      note: null,
      hash: `${version.hash}-${number}`,
      title,
      body: version.body.replace(JSON.stringify(version.title).slice(1, -1), JSON.stringify(title).slice(1, -1)),
    })
    const edit = later(2, 'editor', `${version.title} exactly`)
    await db
      .insertInto('question_versions')
      .values([edit, later(3, 'file', `${version.title} today`)])
      .execute()
    await db.updateTable('questions').set({ overtaken_version_id: edit.id }).where('id', '=', first.id).execute()
  }
  return {
    edited: first.id,
    plain: second.id,
    plainNames: new URLSearchParams([second, third].map((one) => ['q', one.external_id])).toString(),
    change: await changeOfMany(stage, third),
  }
}

async function changeOfMany(
  stage: Stage,
  question: { id: string; pool_id: string; external_id: string },
): Promise<string> {
  const { db } = stage.composition.handle
  const known = await db.selectFrom('question_bulk_changes').select('id').executeTakeFirst()
  if (known) return known.id
  const id = newId()
  const state = { before: 'trial', after: 'live' }
  const done = [{ id: question.id, externalId: question.external_id, title: 'Retry', version: null, state, pool: null }]
  await db
    .insertInto('question_bulk_changes')
    .values({
      id,
      pool_id: question.pool_id,
      wanted: JSON.stringify({ reason: 'Measured well' }),
      done: JSON.stringify(done),
      at: Date.now(),
      actor_id: 'system:pages',
      undone_at: null,
      undone_by: null,
    })
    .execute()
  return id
}
