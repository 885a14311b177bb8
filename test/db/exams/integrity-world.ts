import type { DatabaseHandle } from '#db/open'
import { LOOK_AT_ATTEMPT_JOB, lookAtAttempt, lookAtWaiting } from '~/areas/exams/integrity/look-at-attempt.server'
import { recordSignals } from '~/areas/exams/signals/record-signals.server'
import { questionSchema } from '~/areas/questions/registry'
import { CANARY, examsWorld, SECOND } from './exams-world'

/** Twelve questions with four options, of which everybody gets all. */
export const QUESTIONS = 12

const choice = (number: number) =>
  questionSchema.parse({
    v: 1,
    type: 'single-choice',
    title: `${CANARY} title ${number}`,
    stem: { format: 'plain', text: `Question ${number} asks which of these four it is` },
    tags: [],
    externalId: `q${number}`,
    options: ['r', 'x', 'y', 'z'].map((id) => ({
      id,
      text: { format: 'plain', text: `Choice ${id} of ${number}` },
      fraction: id === 'r' ? '1/1' : '0/1',
    })),
  })

type World = Awaited<ReturnType<typeof examsWorld>>
export type IntegrityWorld = Awaited<ReturnType<typeof integrityWorld>>

/** An exam that 24 people of another company have sat, about a minute for each question, most of it right. */
export async function integrityWorld(handle: DatabaseHandle) {
  const world = await examsWorld(handle)
  await world.pool(
    'same',
    Array.from({ length: QUESTIONS }, (_, number) => choice(number + 10)),
  )
  await world.exam('same', {
    title: 'The same for all',
    passMark: 0.5,
    sections: [{ id: 'one', title: 'One', draw: [{ pool: 'same', count: QUESTIONS }] }],
  })
  const sit = (who: World['omid'], answers: string, of: Sat = {}) => sitSame(world, who, answers, of)
  for (let person = 0; person < 24; person++) {
    const letters = Array.from({ length: QUESTIONS }, (_, place) => 'rrxrxrrryrrz'[(person + 5 * place) % QUESTIONS])
    await sit(await world.colleague(`Other${person}`, 'trainer'), letters.join(''), { each: 50 + (person % 9) * 3 })
  }
  return {
    ...world,
    now: world.now,
    sit,
    look: (attemptId: string) => lookAtAttempt(world.system(), { attemptId }),
    lookAtWaiting: (attemptId: string) => lookAtWaiting(world.system(), { attemptId }),
    jobs: async () =>
      (await world.rows('jobs')).filter(({ name, kind }) => kind === 'job' && name === LOOK_AT_ATTEMPT_JOB),
  }
}

type Sat = { each?: number; signals?: { kind: 'focus-lost' | 'paste'; count: number }[] }

/** @param answers a letter for each question; @param of.each seconds before each answer */
async function sitSame(world: World, who: World['omid'], answers: string, { each = 60, signals = [] }: Sat) {
  const attempt = await world.sit(who, 'same')
  const byNumber = new Map(
    (await attempt.items()).map((item) => [Number(/Question (\d+)/.exec(JSON.stringify(item.delivery))?.[1]), item]),
  )
  for (const [index, letter] of [...answers].entries()) {
    const item = byNumber.get(index + 10)
    if (item?.delivery.type !== 'single-choice') throw new Error('every attempt has every question')
    const chosen = item.delivery.options.find((option) => JSON.stringify(option.text).includes(`Choice ${letter} of`))
    world.pass(each * SECOND)
    await attempt.save([{ item: item.id, sequence: index + 1, response: { choice: chosen?.id ?? null } }])
  }
  if (signals.length > 0)
    await recordSignals(world.as(who), {
      attempt: attempt.id,
      signals: signals.map((signal) => ({ ...signal, ago: 5_000 })),
    })
  await attempt.submit()
  return attempt.id
}
