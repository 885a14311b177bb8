import type { DatabaseHandle } from '#db/open'
import { holdingsOf } from '~/areas/certifications/held-certifications.server'
import { certificatesOf } from '~/areas/certifications/list-certificates.server'
import { publishCertification } from '~/areas/certifications/publish-certification.server'
import { listCertificateForecast } from '~/areas/certifications/regrades/view-forecast.server'
import { examSchema } from '~/areas/exams/blueprints/blueprint'
import { publishExam } from '~/areas/exams/blueprints/publish-exam.server'
import { saveResponses } from '~/areas/exams/delivery/save-responses.server'
import { startAttempt } from '~/areas/exams/delivery/start-attempt.server'
import { submitAttempt } from '~/areas/exams/delivery/submit-attempt.server'
import { viewAttempt } from '~/areas/exams/delivery/view-attempt.server'
import type { Change } from '~/areas/exams/regrades/correction'
import { draftRegrade } from '~/areas/exams/regrades/draft-regrade.server'
import { applyRegrade, undoRegrade } from '~/areas/exams/regrades/start-regrade.server'
import type { PooledQuestion } from '~/areas/questions/pool'
import { publishPool } from '~/areas/questions/publish-pool.server'
import { questionHashInput } from '~/areas/questions/question-hash'
import { type Question, questionSchema } from '~/areas/questions/registry'
import { listTierForecast } from '~/areas/tiers/regrades/view-forecast.server'
import { joinTrack } from '~/areas/tiers/standings/join-track.server'
import type { PersonActor } from '~/platform/actor'
import { sha256Hex } from '~/platform/hash.server'
import { tierWorld } from '../tiers/tier-world'

export type RegradeWorld = Awaited<ReturnType<typeof regradeWorld>>

const text = (words: string) => ({ format: 'plain', text: words })
const LETTERS = ['a', 'b', 'c'] as const
type Letter = (typeof LETTERS)[number]

/** Options are `o1` to `o3` with the words A, B and C; which is right is the key. */
const question = (id: string, right: Letter): Question =>
  questionSchema.parse({
    v: 1,
    type: 'single-choice',
    title: `Question ${id}`,
    stem: text(`Stem of ${id}`),
    objective: 'auth',
    tags: [],
    externalId: id,
    options: LETTERS.map((letter, at) => ({
      id: `o${at + 1}`,
      text: text(letter.toUpperCase()),
      fraction: letter === right ? '1/1' : '0/1',
      feedback: text(`${letter.toUpperCase()} is ${letter === right ? 'right' : 'wrong'} in ${id}`),
    })),
  })

export const REASON = 'The key named the wrong answer.'

/**
 * The tiers' world with an examiner (Edda), a pool of ten questions whose right answer is A, and the exams of both
 * certifications, which ask all ten; seven right pass. `professional` asks for the associate.
 */
export async function regradeWorld(handle: DatabaseHandle) {
  const world = await tierWorld(handle)
  const edda = await world.person('Edda', world.halyard, ['examiner'])
  const keys = new Map(Array.from({ length: 10 }, (_, at) => [`q${at + 1}`, 'a' as Letter]))
  const publishKeys = () =>
    publishPool(world.system(), {
      slug: 'http',
      title: 'HTTP',
      questions: [...keys].map(([id, right], index): PooledQuestion => {
        const one = question(id, right)
        return {
          externalId: id,
          state: 'live',
          hash: sha256Hex(questionHashInput(one)),
          question: one,
          file: 'questions/http.gift',
          line: index + 1,
        }
      }),
    })
  await publishKeys()
  const exam = (slug: string, of: object = {}) =>
    publishExam(world.system(), {
      slug,
      exam: examSchema.parse({
        title: slug,
        summary: slug,
        language: 'en',
        certification: slug,
        coolDownHours: [0],
        retakeAfterPassDays: 0,
        passMark: 0.7,
        sections: [{ id: 'one', title: 'One', draw: [{ pool: 'http', count: 10 }] }],
        ...of,
      }),
    })
  await exam('integration-associate')
  await exam('integration-professional')
  await publishCertification(world.system(), {
    slug: 'integration-professional',
    definition: {
      title: 'Integration Professional',
      level: 'professional',
      ladder: 'Integration',
      rung: 2,
      description: 'Builds what lasts.',
      evidence: { exam: 'integration-professional' },
      prerequisites: ['integration-associate'],
      validityMonths: 24,
      renewalWindowMonths: 6,
      product: '2026-10',
    },
  })
  await world.publish(world.ladder)
  for (const partner of [world.bluefern, world.tamarack])
    await joinTrack(world.otto(), { partnerId: partner.id, track: 'technology' })
  await world.worker.drain()
  const examiner = () => world.as(edda)
  const rowsOf = (id: string) =>
    handle.db
      .selectFrom('question_versions')
      .innerJoin('questions', 'questions.id', 'question_versions.question_id')
      .select(['question_versions.id', 'question_versions.number', 'questions.id as question_id'])
      .where('questions.external_id', '=', id)
      .orderBy('number')
      .execute()

  const sit = async (
    who: PersonActor,
    answers: Partial<Record<string, Letter>>,
    slug = 'integration-associate',
    otherwise: Letter = 'a',
  ) => {
    const ctx = () => world.as(who)
    const certifications = await holdingsOf(ctx(), who.personId)
    const started = await startAttempt(ctx(), { exam: slug, certifications, honour: true })
    if (!started.started) throw new Error(`not started: ${JSON.stringify(started.decision)}`)
    const { items } = await viewAttempt(ctx(), { attempt: started.attemptId, holder: started.holder })
    const steps = items.map((item, index) => {
      const words = JSON.stringify(item.delivery.stem)
      const id = /Stem of (q\d+)/.exec(words)?.[1] ?? ''
      const letter = answers[id] ?? otherwise
      const options = 'options' in item.delivery ? item.delivery.options : []
      const choice = options.find(
        (option) => 'text' in option && JSON.stringify(option.text).includes(`"${letter.toUpperCase()}"`),
      )
      return { item: item.id, sequence: index + 1, flagged: false, response: { choice: choice?.id ?? null } }
    })
    await saveResponses(ctx(), { attempt: started.attemptId, holder: started.holder, steps })
    return {
      id: started.attemptId,
      submit: () => submitAttempt(ctx(), { attempt: started.attemptId, holder: started.holder }),
    }
  }

  return {
    ...world,
    edda,
    examiner,
    exam,
    examId: async (slug: string) =>
      (await handle.db.selectFrom('exams').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()).id,
    /** Begins an attempt with these answers and leaves it open. Every other question is answered `otherwise`. */
    begin: sit,
    /** Sits an exam to its end; everything that follows has happened. */
    async sit(...of: Parameters<typeof sit>) {
      const attempt = await sit(...of)
      await attempt.submit()
      await world.worker.drain()
      return attempt.id
    },
    /** The author puts the key of a question right. @returns the id of the new version */
    async newKey(id: string, right: Letter): Promise<string> {
      keys.set(id, right)
      await publishKeys()
      return (await rowsOf(id)).at(-1)?.id ?? ''
    },
    /** Drafts a regrade of a question for all versions but the newest, or all there are, and has it previewed. */
    async draft(id: string, change: Change, of: { examId?: string } = {}): Promise<string> {
      const versions = await rowsOf(id)
      const drafted = await draftRegrade(examiner(), {
        questionId: versions[0]?.question_id ?? '',
        versionIds: versions.map((version) => version.id),
        examId: of.examId ?? null,
        change,
      })
      if (!drafted.ok) throw new Error(drafted.problem)
      await world.worker.drain()
      return drafted.regradeId
    },
    async begun(regradeId: string) {
      const preview = await handle.db
        .selectFrom('regrade_steps')
        .select('id')
        .where('regrade_id', '=', regradeId)
        .orderBy('number', 'desc')
        .executeTakeFirstOrThrow()
      return applyRegrade(examiner(), { regradeId, preview: preview.id, reason: REASON })
    },
    async apply(regradeId: string) {
      const started = await this.begun(regradeId)
      await world.worker.drain()
      return started
    },
    async undo(regradeId: string) {
      const started = await undoRegrade(examiner(), { regradeId, reason: 'The old key was right.' })
      await world.worker.drain()
      return started
    },
    /** The newest result of an attempt, with how many there are. */
    async result(attemptId: string) {
      const rows = await handle.db
        .selectFrom('results')
        .selectAll()
        .where('attempt_id', '=', attemptId)
        .orderBy('number')
        .execute()
      const last = rows.at(-1)
      return {
        count: rows.length,
        mark: last?.mark,
        maxMark: last?.max_mark,
        passed: last?.passed === 1,
        cause: last?.cause,
      }
    },
    certificates: async (who: PersonActor) =>
      (await certificatesOf(world.system(), { personId: who.personId })).map((one) => ({
        id: one.id,
        certification: one.certification,
        state: one.state.state,
        issuedAt: one.issuedAt,
        expiresAt: one.expiresAt,
      })),
    tier: async (partnerId: string) => {
      const standing = await world.standing(partnerId)
      return { tier: standing?.tier ?? null, graceUntil: standing?.grace_until ?? null }
    },
    /** What the preview says, each as short as it can be told. */
    async foretold(regradeId: string) {
      const page = { page: 1, pageSize: 100 }
      const results = await handle.db
        .selectFrom('regrade_result_forecasts')
        .selectAll()
        .where('regrade_id', '=', regradeId)
        .execute()
      const certificates = await listCertificateForecast(examiner(), regradeId, page)
      const { moves } = await listTierForecast(examiner(), regradeId, page)
      return {
        results: new Map(
          results.map((row) => [
            row.attempt_id,
            `${row.effect}: ${row.mark_before} → ${row.mark_after} of ${row.max_mark_after}`,
          ]),
        ),
        certificates: certificates.map((one) => `${one.effect} ${one.title}: ${one.person}`).sort(),
        tiers: moves.map(
          (move) =>
            `${move.partner.name}: ${move.before?.slug ?? 'none'} → ${move.after?.slug ?? 'none'} (${move.change})`,
        ),
        moves,
      }
    },
    async told(who: PersonActor) {
      const rows = await handle.db
        .selectFrom('notifications')
        .select('kind')
        .where('person_id', '=', who.personId)
        .orderBy('created_at')
        .orderBy('id')
        .execute()
      return rows.map(({ kind }) => kind)
    },
    dead: async () =>
      (
        await handle.db.selectFrom('jobs').select(['name', 'last_error']).where('last_error', 'is not', null).execute()
      ).map((row) => `${row.name}: ${row.last_error}`),
  }
}
