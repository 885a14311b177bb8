import { expect, test } from 'vitest'
import { decideAppeal } from '~/areas/exams/appeals/decide-appeal.server'
import { listAppeals } from '~/areas/exams/appeals/list-appeals.server'
import { openAppeal } from '~/areas/exams/appeals/open-appeal.server'
import { viewAppeal } from '~/areas/exams/appeals/view-appeal.server'
import { viewAnswers } from '~/areas/exams/results/view-answers.server'
import { withDatabases } from '../databases'
import { CANARY, DAY, examsWorld } from './exams-world'

const WORDS = 'Both options are in the documentation.'

withDatabases((_dialect, open) => {
  test('a learner appeals once against a question, an examiner answers, the learner reads it', async () => {
    const world = await examsWorld(await open())
    const attempt = await world.sit(world.omid)
    const appeal = (number = 1, who = world.omid) =>
      openAppeal(world.as(who), { attempt: attempt.id, number, words: WORDS })
    expect(await appeal()).toMatchObject({ decision: { reason: 'no-result' } })
    await attempt.answerAll(false)
    await attempt.submit()
    await expect(appeal(1, world.tove)).rejects.toMatchObject({ code: 'exams.not-your-attempt' })
    await expect(appeal(99)).rejects.toMatchObject({ code: 'exams.answer-not-found' })

    const answers = async () => (await viewAnswers(world.as(world.omid), { attempt: attempt.id })).items[0]
    expect((await answers())?.appeal).toMatchObject({ may: true })
    const both = await Promise.all([appeal(), appeal()])
    expect(both.filter(({ opened }) => opened)).toHaveLength(1)
    expect((await answers())?.appeal).toMatchObject({ may: false, own: { state: 'open', answer: null } })
    const [id] = both.flatMap((one) => (one.opened ? [one.appealId] : []))
    expect(await listAppeals(world.as(world.examiner), { which: 'open', page: 1 })).toMatchObject({
      open: 1,
      appeals: [{ number: 1, personName: 'Omid' }],
    })
    const view = await viewAppeal(world.as(world.examiner), id ?? '')
    expect(view).toMatchObject({ words: WORDS, fraction: '0/1', others: 0, isOwn: false })
    expect(JSON.stringify(view.review)).toContain(CANARY)

    const decide = (words: string, who = world.examiner) =>
      decideAppeal(world.as(who), { appeal: id ?? '', outcome: 'rejected', words })
    await expect(decide('no')).rejects.toMatchObject({ code: 'exams.appeal-answer-needed' })
    await expect(decide('The key is right.', world.lena)).rejects.toMatchObject({ code: 'exams.not-a-marker' })
    await decide('The key is what the documentation says.')
    await expect(decide('And again, differently.')).rejects.toMatchObject({ code: 'exams.appeal-decided' })
    expect((await answers())?.appeal).toMatchObject({
      own: { state: 'rejected', answer: 'The key is what the documentation says.' },
    })
    expect(await appeal()).toMatchObject({ decision: { reason: 'appealed-before' } })
    expect((await world.events()).map(({ name }) => name)).toEqual([
      'exams.attempt-closed',
      'exams.appeal-opened',
      'exams.appeal-decided',
    ])
  })

  test('after thirty days a result stands', async () => {
    const world = await examsWorld(await open())
    const attempt = await world.sit(world.omid)
    await attempt.submit()
    world.pass(31 * DAY)
    expect(await openAppeal(world.as(world.omid), { attempt: attempt.id, number: 1, words: WORDS })).toMatchObject({
      decision: { reason: 'too-late' },
    })
  })
})
