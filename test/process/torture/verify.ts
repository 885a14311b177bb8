import { markResponse } from '~/areas/questions/answer-question'
import type { Question } from '~/areas/questions/registry'
import { verifyAudit } from '~/platform/audit.server'
import { json } from '~/platform/json'
import { formatRational } from '~/platform/rational'
import type { Stage } from '../../../scripts/stage'
import type { Ledger } from './ledger'

/** Everything that must hold when the learners have gone home, as sentences; none when all of it holds. */
export async function brokenPromises(stage: Stage, ledger: Ledger): Promise<string[]> {
  const { db } = stage.composition.handle
  const attempts = await db.selectFrom('attempts').selectAll().execute()
  const results = await db.selectFrom('results').selectAll().execute()
  const steps = await db.selectFrom('response_steps').selectAll().execute()
  const ends = await db.selectFrom('attempt_steps').selectAll().where('kind', '=', 'submitted').execute()
  const certificates = await db.selectFrom('certificates').selectAll().execute()
  const broken: string[] = [...ledger.stalePages]
  const must = (holds: boolean, what: string) => {
    if (!holds) broken.push(what)
  }

  const stored = new Map(steps.map((step) => [`${step.item_id}:${step.sequence}`, step.response]))
  const sent = new Map<string, string>()
  for (const { attemptId, steps: own } of ledger.attempts)
    for (const { item, sequence, response, acknowledged } of own) {
      const key = `${item}:${sequence}`
      sent.set(key, JSON.stringify(response))
      if (acknowledged) must(stored.get(key) === JSON.stringify(response), `lost: ${attemptId} ${key} was acknowledged`)
    }
  for (const [key, response] of stored) must(sent.get(key) === response, `invented: ${key} holds what nobody sent`)

  const submitted = new Set(ledger.attempts.flatMap((own) => (own.submitted ? own.attemptId : [])))
  for (const { id, state, closed_by } of attempts) {
    const own = results.filter(({ attempt_id }) => attempt_id === id)
    const ended = ends.filter(({ attempt_id }) => attempt_id === id).length
    must(
      state === 'open' ? own.length + ended === 0 : own.length === 1 && ended === 1,
      `half submitted: ${id} is ${state} with ${own.length} results and ${ended} submissions`,
    )
    if (submitted.has(id)) must(state === 'closed' && closed_by === 'learner', `lost: the submit of ${id}`)
  }
  for (const id of submitted)
    must(
      attempts.some((attempt) => attempt.id === id),
      `lost: the attempt ${id}`,
    )

  const passes = results.filter(({ passed }) => passed === 1).map(({ attempt_id }) => attempt_id)
  const evidence = certificates.map(({ evidence_id }) => evidence_id)
  must(new Set(evidence).size === evidence.length, 'two certificates rest on one attempt')
  for (const id of passes) must(evidence.includes(id), `no certificate came of the pass ${id}`)
  for (const id of evidence) must(passes.includes(id), `a certificate came of ${id}, which is no pass`)

  for (const problem of await wrongMarks(stage)) broken.push(problem)
  const jobs = await db
    .selectFrom('jobs')
    .select(['name', 'state', 'last_error'])
    .where('state', 'in', ['ready', 'dead'])
    .execute()
  must(
    jobs.length === 0,
    `work is left: ${jobs.map(({ name, state, last_error }) => `${name} ${state}: ${last_error}`).join(', ')}`,
  )
  const told = await db.selectFrom('notifications').select(['person_id', 'dedupe_key']).execute()
  must(
    new Set(told.map((one) => `${one.person_id} ${one.dedupe_key}`)).size === told.length,
    'somebody was told the same twice',
  )
  must((await verifyAudit(db)).broken === null, 'the audit chain is broken')
  return broken
}

/** Every result again from the answers that are stored: each newest one is what was marked. */
async function wrongMarks(stage: Stage): Promise<string[]> {
  const rows = await stage.composition.handle.db
    .selectFrom('results')
    .innerJoin('attempt_items', 'attempt_items.attempt_id', 'results.attempt_id')
    .innerJoin('question_versions', 'question_versions.id', 'attempt_items.question_version_id')
    .leftJoin('response_steps', (join) =>
      join.onRef('response_steps.item_id', '=', 'attempt_items.id').on('response_steps.late', '=', 0),
    )
    .select([
      'attempt_items.id',
      'attempt_items.option_ids',
      'question_versions.body',
      'results.items',
      'response_steps.sequence',
      'response_steps.response',
    ])
    .execute()
  const newest = new Map<string, (typeof rows)[number]>()
  for (const row of rows) if ((newest.get(row.id)?.sequence ?? -1) < (row.sequence ?? 0)) newest.set(row.id, row)
  return [...newest.values()].flatMap((row) => {
    const marked = json<{ itemId: string; fraction: string }[]>(row.items).find(({ itemId }) => itemId === row.id)
    const response = row.response === null ? undefined : json<unknown>(row.response)
    const again = formatRational(
      markResponse(json<Question>(row.body), json<string[]>(row.option_ids), response).fraction,
    )
    return marked?.fraction === again
      ? []
      : [`${row.id} was marked ${marked?.fraction}, its newest answer earns ${again}`]
  })
}
