import type { Change } from '~/areas/exams/regrades/correction'
import { draftRegrade } from '~/areas/exams/regrades/draft-regrade.server'
import { applyRegrade } from '~/areas/exams/regrades/start-regrade.server'
import { vendor } from '~/areas/identity/organisations.server'
import { type Stage, signInAs, workUntil } from '../stage'

/** One correction that waits, of the question that most people missed who passed, and one that was applied. */
export async function corrections(stage: Stage, examiner: string) {
  const { db } = stage.composition.handle
  const rows = await db
    .selectFrom('attempt_items')
    .innerJoin('question_versions', 'question_versions.id', 'attempt_items.question_version_id')
    .innerJoin('attempts', 'attempts.id', 'attempt_items.attempt_id')
    .innerJoin('exams', 'exams.id', 'attempts.exam_id')
    .innerJoin('results', 'results.attempt_id', 'attempts.id')
    .select(['attempt_items.id as item', 'question_versions.id', 'question_versions.question_id', 'results.items'])
    .where('exams.slug', '=', 'integration-associate')
    .where('results.number', '=', 1)
    .where('results.passed', '=', 1)
    .orderBy('question_versions.id')
    .execute()
  const missed = new Map<string, { id: string; question_id: string; wrong: number }>()
  for (const { item, id, question_id, items } of rows) {
    const { fraction } =
      (JSON.parse(items) as { itemId: string; fraction: string }[]).find(({ itemId }) => itemId === item) ?? {}
    const known = missed.get(id) ?? { id, question_id, wrong: 0 }
    missed.set(id, { ...known, wrong: known.wrong + (fraction === '1/1' ? 0 : 1) })
  }
  const asked = [...missed.values()].sort((a, b) => b.wrong - a.wrong)
  const [most, least] = [asked[0], asked.at(-1)]
  if (!most || !least) throw new Error('the demo has sat exams')
  const as = async () => stage.system.as((await signInAs(stage, examiner, (await vendor(stage.system)).id)).actor)
  const known = await db.selectFrom('regrades').select(['id', 'question_id']).execute()
  const step = (regradeId: string, kind: 'previewed' | 'applied') =>
    workUntil(stage, `a regrade is ${kind}`, () =>
      db
        .selectFrom('regrade_steps')
        .select('id')
        .where('regrade_id', '=', regradeId)
        .where('kind', '=', kind)
        .executeTakeFirst(),
    )
  const draft = async (question: typeof most, change: Change) => {
    const drafted = await draftRegrade(await as(), {
      questionId: question.question_id,
      versionIds: [question.id],
      examId: null,
      change,
    })
    if (!drafted.ok) throw new Error(drafted.problem)
    await step(drafted.regradeId, 'previewed')
    return drafted.regradeId
  }
  const of = (question: typeof most) => known.find(({ question_id }) => question_id === question.question_id)?.id
  const waiting = of(most) ?? (await draft(most, { kind: 'weigh', points: '12/1' }))
  const applied = of(least) ?? (await draft(least, { kind: 'drop', how: 'full-marks' }))
  if (!of(least)) {
    const preview = await step(applied, 'previewed')
    const reason = 'The question named a parameter that no release has ever had.'
    const started = await applyRegrade(await as(), { regradeId: applied, preview: preview.id, reason })
    if (!started.started) throw new Error(started.reason)
    await step(applied, 'applied')
  }
  const { attempt_id: attempt } = await db
    .selectFrom('attempt_items')
    .innerJoin('attempts', 'attempts.id', 'attempt_items.attempt_id')
    .select('attempt_items.attempt_id')
    .where('attempt_items.question_version_id', '=', most.id)
    .where('attempts.state', '=', 'closed')
    .orderBy('attempt_items.attempt_id')
    .executeTakeFirstOrThrow()
  return { waiting, applied, attempt }
}
