import { examSchema } from '~/areas/exams/blueprints/blueprint'
import { publishExam } from '~/areas/exams/blueprints/publish-exam.server'
import { saveResponses } from '~/areas/exams/delivery/save-responses.server'
import { submitAttempt } from '~/areas/exams/delivery/submit-attempt.server'
import type { PooledQuestion } from '~/areas/questions/pool'
import { publishPool } from '~/areas/questions/publish-pool.server'
import { questionHashInput } from '~/areas/questions/question-hash'
import { questionSchema } from '~/areas/questions/registry'
import type { Ctx } from '~/platform/context.server'
import { sha256Hex } from '~/platform/hash.server'
import { openAttempt, type Stage, type StagePerson } from '../stage'

const EXAM = 'write-up'

const ESSAY = questionSchema.parse({
  v: 1,
  type: 'essay',
  title: 'A retry that cannot charge twice',
  stem: { format: 'plain', text: 'Describe how your client retries a payment after a time-out.' },
  tags: [],
  externalId: 'write-up-1',
  guide: { format: 'plain', text: 'The same idempotency key, a growing wait, and an end.' },
  rubric: {
    criteria: [
      {
        id: 'safety',
        title: 'No second charge',
        levels: [
          { id: 'none', title: 'Not addressed', fraction: '0/1' },
          { id: 'some', title: 'Named', fraction: '1/2' },
          { id: 'full', title: 'Explained', fraction: '1/1' },
        ],
      },
      {
        id: 'patience',
        title: 'Waiting between tries',
        levels: [
          { id: 'none', title: 'Not addressed', fraction: '0/1' },
          { id: 'full', title: 'Explained', fraction: '1/1' },
        ],
      },
    ],
  },
})

/** An exam of one essay, which people mark. */
export async function publishEssay(system: Ctx): Promise<void> {
  const pooled: PooledQuestion = {
    externalId: 'write-up-1',
    state: 'live',
    hash: sha256Hex(questionHashInput(ESSAY)),
    question: ESSAY,
    line: 1,
  }
  await publishPool(system, { slug: EXAM, title: 'Write-ups', questions: [pooled] })
  await publishExam(system, {
    slug: EXAM,
    exam: examSchema.parse({
      title: 'A write-up',
      summary: 'One text, marked by people.',
      language: 'en',
      passMark: 0.5,
      sections: [{ id: 'text', title: 'Text', draw: [{ pool: EXAM, count: 1 }] }],
    }),
  })
}

/** Somebody sits that exam to its end. @returns the id of the answer that now waits for a marker */
export async function handIn(stage: Stage, person: StagePerson): Promise<string> {
  const ctx = () => stage.composition.systemContext('test').as(person.actor)
  const { attemptId, holder } = await openAttempt(stage, person, EXAM)
  const { id } = await stage.composition.handle.db
    .selectFrom('attempt_items')
    .select('id')
    .where('attempt_id', '=', attemptId)
    .executeTakeFirstOrThrow()
  const response = {
    text: 'The client sends the same key again, waits one second, two, four, and asks for the payment before it gives up.',
  }
  await saveResponses(ctx(), {
    attempt: attemptId,
    holder,
    steps: [{ item: id, sequence: 1, response, flagged: false }],
  })
  await submitAttempt(ctx(), { attempt: attemptId, holder })
  return id
}
