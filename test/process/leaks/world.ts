import { examSchema } from '~/areas/exams/blueprints/blueprint'
import { publishExam } from '~/areas/exams/blueprints/publish-exam.server'
import { vendor } from '~/areas/identity/organisations.server'
import { publishPool } from '~/areas/questions/publish-pool.server'
import { questionHashInput } from '~/areas/questions/question-hash'
import type { Question, QuestionType } from '~/areas/questions/registry'
import type { Ctx } from '~/platform/context.server'
import { insertFiles } from '~/platform/files.server'
import { sha256Hex } from '~/platform/hash.server'
import { addPartner, addPerson, type Stage, type StagePerson } from '../../../scripts/stage'
import { grey } from '../../every-type/exam'
import { DELIVERED, secretQuestion } from './questions'
import type { Secrets } from './secrets'

/** What an exam may show of an ended attempt, by the exam that is set so. */
export const POLICIES = {
  nothing: 'nothing',
  'right-wrong': 'right-wrong',
  answers: ['answers'],
  feedback: ['feedback'],
  key: 'key',
} as const

/** What no person marks. */
export const BY_RULE = DELIVERED.filter((type) => type !== 'essay' && type !== 'file-upload')

export type LeakWorld = Awaited<ReturnType<typeof leakWorld>>

/**
 * Pools whose questions are all secrets, exams of every way of delivery on them, a learner, a colleague of the same
 * company, an examiner and a trainer.
 */
export async function leakWorld(stage: Stage, secrets: Secrets) {
  const partner = await addPartner(stage, 'Bluefern', ['technology'])
  const ours = (await vendor(stage.system)).id
  const person = (name: string, organisationId: string, role: 'learner' | 'examiner' | 'trainer') =>
    addPerson(stage, { name, email: `${name.toLowerCase()}@leaks.example`, organisationId, roles: [role] })
  const people = {
    learner: await person('Lena', partner, 'learner'),
    colleague: await person('Omid', partner, 'learner'),
    examiner: await person('Edda', ours, 'examiner'),
    trainer: await person('Tomas', ours, 'trainer'),
  }
  const picture = await keepPicture(stage.system)
  const publish = publisher(stage, secrets, picture)
  // Three of each type: one for the learner's first attempt, one for the second, one that they are never given.
  await publish('sealed', {
    ...{ types: DELIVERED, of: ['a', 'b', 'c'], trial: 1 },
    exam: { attemptsAllowed: 3, certainty: true, questionsPerPage: 4, review: { afterSubmit: 'key' } },
  })
  await publish('ladder', { exam: { navigation: 'forward-only', questionsPerPage: 1 } })
  await publish('drill', {
    ...{ types: BY_RULE, of: ['a', 'b'] },
    exam: { mode: 'practice', questionsPerPage: 4, review: { afterSubmit: 'key' } },
  })
  await publish('again', { types: BY_RULE, exam: { mode: 'retry', tries: 2 } })
  for (const [name, afterSubmit] of Object.entries(POLICIES))
    await publish(`shows-${name}`, { exam: { attemptsAllowed: 1, review: { afterSubmit } } })
  return { stage, secrets, people, partner, as: contextOf(stage) }
}

export const contextOf =
  (stage: Stage) =>
  (person: StagePerson): Ctx =>
    stage.composition.systemContext('test').as(person.actor)

export type Drawn = { item: string; position: number; name: string; question: Question; order: string[] }

/** What an attempt asks, in its order, as the database has it. */
export async function drawnIn(stage: Stage, attempt: string): Promise<Drawn[]> {
  const rows = await stage.composition.handle.db
    .selectFrom('attempt_items')
    .innerJoin('question_versions', 'question_versions.id', 'attempt_items.question_version_id')
    .select(['attempt_items.id', 'attempt_items.position', 'attempt_items.option_ids', 'question_versions.body'])
    .where('attempt_items.attempt_id', '=', attempt)
    .orderBy('attempt_items.position')
    .execute()
  return rows.map(({ id, position, option_ids, body }) => {
    const question = JSON.parse(body) as Question
    return {
      item: id,
      position,
      question,
      order: JSON.parse(option_ids) as string[],
      name: NAMES.get(question.title) ?? '',
    }
  })
}

/** The name under which a question's secrets stand, by its title. */
const NAMES = new Map<string, string>()

type Publishing = {
  types?: readonly QuestionType[]
  /** one question of each type for each of these */
  of?: readonly string[]
  /** how many more are on trial */
  trial?: number
  exam: object
}

/** A pool and an exam of one name that draws one question of each type from it. */
function publisher(stage: Stage, secrets: Secrets, picture: string) {
  const make = (type: QuestionType, name: string, objective: string) => {
    const question = secretQuestion(secrets, type, { name, objective, picture })
    NAMES.set(question.title, name)
    return question
  }
  return async (pool: string, { types = DELIVERED, of = ['a'], trial = 0, exam }: Publishing): Promise<void> => {
    const objectives = types.map((type) => secrets.word('about', `${pool} ${type}`, 'objective'))
    const questions = types.flatMap((type, index) =>
      of.map((letter) => ({
        state: 'live' as const,
        question: make(type, `${pool} ${type} ${letter}`, objectives[index] ?? ''),
      })),
    )
    for (let number = 0; number < trial; number++) {
      const question = make(types[0] ?? 'essay', `${pool} trial ${number}`, objectives[0] ?? '')
      questions.push({ state: 'trial' as never, question })
    }
    await publishPool(stage.composition.systemContext('test'), {
      slug: pool,
      title: secrets.word('about', pool, 'title of the pool'),
      questions: questions.map(({ state, question }, index) => ({
        ...{ state, question, externalId: question.externalId ?? '', line: index + 1 },
        hash: sha256Hex(questionHashInput(question)),
      })),
    })
    const draw = objectives.map((objective) => ({ pool, objective, count: 1 }))
    await publishExam(stage.composition.systemContext('test'), {
      slug: pool,
      exam: examSchema.parse({
        ...{ title: `The exam ${pool}`, summary: 'Every kind of question.', language: 'en', passMark: 0.9 },
        ...{ timeLimitMinutes: 60, shuffleQuestions: false },
        sections: [{ id: 'all', title: 'All of them', draw, ...(trial ? { trial } : {}) }],
        ...exam,
      }),
    })
  }
}

async function keepPicture(ctx: Ctx): Promise<string> {
  const { sha256, size } = await ctx.files.put(grey(400, 200))
  await insertFiles(ctx.db, [{ sha256, media_type: 'image/png', size, created_at: Date.now() }])
  return sha256
}
