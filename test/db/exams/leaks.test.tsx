import type { ReactElement } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { listExams } from '~/areas/exams/delivery/list-exams.server'
import { viewExam } from '~/areas/exams/delivery/view-exam.server'
import { viewAnswers } from '~/areas/exams/results/view-answers.server'
import { viewResult } from '~/areas/exams/results/view-result.server'
import { AnswersPage } from '~/areas/exams/ui/answers-page'
import { AttemptOver } from '~/areas/exams/ui/attempt-over'
import { AttemptPage } from '~/areas/exams/ui/attempt-page'
import { AttemptReview } from '~/areas/exams/ui/attempt-review'
import { AttemptElsewhere } from '~/areas/exams/ui/elsewhere'
import { ExamIntro } from '~/areas/exams/ui/exam-intro'
import { ExamList } from '~/areas/exams/ui/exam-list'
import { ResultPage } from '~/areas/exams/ui/result-page'
import { SpeechProvider } from '~/i18n'
import { speechFor } from '~/i18n/translator.server'
import type { RequestScope } from '~/platform/request.server'
import { attemptPage } from '~/routes/learn/attempt-page.server'
import { withDatabases } from '../databases'
import { CANARY, DAY, type ExamsWorld, examsWorld, type Sitting } from './exams-world'

type World = ExamsWorld

const render = (world: World, page: ReactElement) =>
  renderToString(
    <SpeechProvider speech={speechFor({ locale: 'en', timeZone: 'Europe/Athens', now: world.now() })}>
      {page}
    </SpeechProvider>,
  )

/** What the loader of an attempt's page hands out, with or without the cookie of its holder. */
const load = (world: World, attempt: Sitting, holds: boolean) =>
  attemptPage(
    {
      request: new Request(`https://partners.halyard.example/exams/attempts/${attempt.id}`, {
        headers: holds ? { cookie: `theme=dark; attempt-${attempt.id}=${attempt.holder}` } : {},
      }),
      params: { attempt: attempt.id },
      context: {
        ctx: world.as(world.omid),
        locale: 'en',
        timeZone: 'Europe/Athens',
        clientScripts: {},
      } as unknown as RequestScope,
    } as never,
    { page: 'questions', asked: null },
  )

/** Every byte that reaches a learner who sits, reviews, submits and fails while another attempt is possible. */
async function everything(world: World): Promise<{ running: string[]; ended: string[]; attempt: Sitting }> {
  const ctx = () => world.as(world.omid)
  const exam = await viewExam(ctx(), { exam: 'associate', certifications: [] })
  const names = { courses: {}, certifications: {} }
  const attempt = await world.sit(world.omid)
  const running: string[] = [
    JSON.stringify(exam),
    render(world, <ExamIntro data={exam} names={names} holder="x" />),
    JSON.stringify(await attempt.answerAll(true)),
    JSON.stringify(await attempt.answerAll(false)),
  ]
  const { data: mine } = await load(world, attempt, true)
  if (!mine.script) throw new Error('the holder may write')
  running.push(
    JSON.stringify(mine),
    render(world, <AttemptPage {...mine} script={mine.script} trouble={null} />),
    render(world, <AttemptReview {...mine} script={mine.script} />),
    render(world, <AttemptOver {...mine} />),
  )
  const { data: elsewhere } = await load(world, attempt, false)
  running.push(JSON.stringify(elsewhere), render(world, <AttemptElsewhere view={elsewhere.view} unsent={1} />))
  const list = await listExams(ctx(), { certifications: [] })
  running.push(JSON.stringify(list), render(world, <ExamList exams={list} names={names} />))
  running.push(JSON.stringify(await viewAnswers(ctx(), { attempt: attempt.id })))

  await attempt.submit()
  const result = await viewResult(ctx(), { attempt: attempt.id })
  if (!('score' in result)) throw new Error('a submitted attempt has a result')
  const answers = await viewAnswers(ctx(), { attempt: attempt.id })
  const ended = [
    JSON.stringify(result),
    render(world, <ResultPage view={result} objectives={{}} lessons={[]} isOwn organisationId="o" />),
    JSON.stringify(answers),
    render(world, <AnswersPage view={answers} />),
  ]
  return { running, ended, attempt }
}

withDatabases((_dialect, open) => {
  test('no key, feedback, title, tag or question that was not drawn reaches a learner', async () => {
    const world = await examsWorld(await open())
    const { running, ended, attempt } = await everything(world)
    const drawn = JSON.stringify((await attempt.view()).items.map(({ delivery }) => delivery.stem))
    const unseen = Array.from({ length: 10 }, (_, index) => `Stem ${index} of`).filter((stem) => !drawn.includes(stem))
    expect(unseen).toHaveLength(5)
    for (const bytes of running) expect(bytes).not.toMatch(/"(fraction|externalId|generalFeedback|outcome)":/)
    for (const bytes of [...running, ...ended]) {
      expect(bytes).not.toContain(CANARY)
      for (const id of ['right', 'also', 'wrong', 'worse']) {
        expect(bytes).not.toContain(`"id":"${id}"`)
        expect(bytes).not.toContain(`value="${id}"`)
      }
      for (const stem of unseen) expect(bytes).not.toContain(stem)
    }
  })

  test('the name of the holder reaches nobody but the holder', async () => {
    const world = await examsWorld(await open())
    const attempt = await world.sit(world.omid)
    expect(JSON.stringify(await load(world, attempt, false))).not.toContain(attempt.holder)
    expect(JSON.stringify(await load(world, attempt, true))).toContain(attempt.holder)
  })

  test('the key appears when it is due, so the search above would find it', async () => {
    const world = await examsWorld(await open())
    let last = ''
    for (let number = 0; number < 3; number++) {
      const attempt = await world.sit(world.omid)
      await attempt.answerAll(false)
      await attempt.submit()
      last = attempt.id
      world.pass(4 * DAY)
    }
    const answers = await viewAnswers(world.as(world.omid), { attempt: last })
    expect(answers.decision.reason).toBe('key-shown')
    expect(render(world, <AnswersPage view={answers} />)).toContain(CANARY)
  })

  test('the last attempt, while it runs, opens the key of no earlier one', async () => {
    const world = await examsWorld(await open())
    const first = await world.sit(world.omid)
    await first.submit()
    world.pass(DAY)
    await (await world.sit(world.omid)).submit()
    world.pass(3 * DAY)
    await world.sit(world.omid)
    const answers = await viewAnswers(world.as(world.omid), { attempt: first.id })
    expect(answers.decision).toMatchObject({ reason: 'key-while-sitting', show: { answers: false, feedback: false } })
    expect(JSON.stringify(answers)).not.toContain(CANARY)
  })
})
