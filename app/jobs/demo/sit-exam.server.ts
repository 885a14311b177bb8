import type { Holding } from '~/areas/exams/delivery/may-start'
import { saveResponses } from '~/areas/exams/delivery/save-responses.server'
import { startAttempt } from '~/areas/exams/delivery/start-attempt.server'
import { submitAttempt } from '~/areas/exams/delivery/submit-attempt.server'
import { viewAttempt } from '~/areas/exams/delivery/view-attempt.server'
import { recordSignals } from '~/areas/exams/signals/record-signals.server'
import { listPools } from '~/areas/questions/bank/list-pools.server'
import { poolContents } from '~/areas/questions/pool-contents.server'
import { questionVersions } from '~/areas/questions/question-versions.server'
import type { Question } from '~/areas/questions/registry'
import { invariant } from '~/platform/errors'
import { answerTo, recognise, wrongPlaces } from './answers'
import type { Stage } from './stage.server'
import { chance } from './story'

const MINUTE = 60_000
/** Answers are saved a page at a time. */
const PER_SAVE = 4

/**
 * Sits an exam: starts, saves answer after answer while the clock goes on, and submits, or walks away and leaves the end
 * to the deadline. Which questions come is drawn as for everybody; how many are right is the story's.
 */
export async function sitExam(
  stage: Stage,
  of: {
    person: string
    exam: string
    right: number
    abandoned: boolean
    minutes?: number | undefined
    away?: number | undefined
    certifications: readonly Holding[]
  },
): Promise<void> {
  const { exam, certifications } = of
  const started = await startAttempt(stage.as(of.person), { exam, certifications, honour: true })
  invariant(started.started, `${of.person} could not start ${exam}: ${JSON.stringify(started)}`)
  const attempt = started.attemptId
  const { items } = await viewAttempt(stage.as(of.person), { attempt, holder: started.holder })
  const questions = await questionsOf(stage)
  // Sections one after the other, so that wrong answers are spread over all of them.
  const bySection = [...items].sort((a, b) =>
    a.sectionId < b.sectionId ? -1 : a.sectionId > b.sectionId ? 1 : a.number - b.number,
  )
  const wrong = wrongPlaces(items.length, of.right)
  const steps = bySection.map((item, place) => {
    const known = recognise(item.delivery, questions)
    invariant(known, 'what is asked comes from a pool')
    const response = answerTo(known.question, known.order, wrong.has(place) ? 'wrong' : 'right')
    return { item: item.id, sequence: 1, response, flagged: false }
  })
  const answered = of.abandoned ? steps.slice(0, Math.ceil(steps.length / 2)) : steps
  for (let from = 0; from < answered.length; from += PER_SAVE) {
    const minutes = of.minutes
      ? (of.minutes * PER_SAVE) / answered.length
      : 2 + 3 * chance(`${of.person} ${exam} ${from}`)
    await stage.goTo(stage.now + Math.round(minutes * MINUTE))
    const saved = await saveResponses(stage.as(of.person), {
      attempt,
      holder: started.holder,
      steps: answered.slice(from, from + PER_SAVE).filter(({ response }) => response !== null),
    })
    invariant(saved.saved, 'whoever sits alone is never taken over')
  }
  const count = of.away ?? Math.floor(4 * chance(`${of.person} ${exam} looks away`))
  if (count > 0)
    await recordSignals(stage.as(of.person), { attempt, signals: [{ kind: 'focus-lost', count, ago: MINUTE }] })
  if (of.abandoned) return
  await stage.goTo(stage.now + Math.round(of.minutes ? MINUTE / 4 : 2 * MINUTE))
  await submitAttempt(stage.as(of.person), { attempt, holder: started.holder })
}

const known = new WeakMap<Stage, Promise<readonly Question[]>>()

/** All questions of all pools; they do not change while the story is played. */
function questionsOf(stage: Stage): Promise<readonly Question[]> {
  const asked = known.get(stage)
  if (asked) return asked
  const questions = (async () => {
    const pools = (await listPools(stage.staff('trainer'))).map(({ slug }) => slug)
    const versionIds = (await poolContents(stage.system(), pools)).map(({ versionId }) => versionId)
    return [...(await questionVersions(stage.system(), versionIds)).values()]
  })()
  known.set(stage, questions)
  return questions
}
