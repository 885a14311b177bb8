import { describe, expect, test } from 'vitest'
import type { AttemptItem } from '~/areas/exams/delivery/attempt-view'
import { askHint } from '~/areas/exams/modes/ask-hint.server'
import { tryAnswer } from '~/areas/exams/modes/try-answer.server'
import type { MarkedItemRecord } from '~/areas/exams/results/marked-item'
import { viewAnswers } from '~/areas/exams/results/view-answers.server'
import { viewResult } from '~/areas/exams/results/view-result.server'
import type { QuestionType } from '~/areas/questions/registry'
import { questionOf } from '../../every-type/questions'
import { withDatabases } from '../databases'
import { DAY, examsWorld } from './exams-world'

const TYPES: QuestionType[] = ['single-choice', 'matching', 'ordering', 'cloze']

withDatabases((_dialect, open) => {
  const begin = async (settings: object) => {
    const world = await examsWorld(await open())
    await world.pool(
      'practice',
      TYPES.map((type) => questionOf(type)),
    )
    await world.exam('played', {
      certification: undefined,
      honourStatement: undefined,
      shuffleQuestions: false,
      sections: [
        { id: 'one', title: 'One', draw: TYPES.map((objective) => ({ pool: 'practice', objective, count: 1 })) },
      ],
      passMark: 0.5,
      ...settings,
    })
    const attempt = await world.sit(world.omid, 'played')
    const ctx = () => world.as(world.omid)
    const item = async (type: QuestionType) => {
      const found = (await attempt.items()).find(({ delivery }) => delivery.type === type)
      if (!found) throw new Error(`there is no ${type}`)
      return found
    }
    return {
      world,
      attempt,
      item,
      async answer(type: QuestionType, response: unknown, certainty: number | null = null) {
        const { id } = await item(type)
        const { nextSequence } = await attempt.view()
        return attempt.save([{ item: id, sequence: nextSequence, response, certainty }])
      },
      check: async (type: QuestionType, holder = attempt.holder) =>
        tryAnswer(ctx(), { attempt: attempt.id, item: (await item(type)).id, holder }),
      hint: async (type: QuestionType, number: number) =>
        askHint(ctx(), { attempt: attempt.id, item: (await item(type)).id, holder: attempt.holder, number }),
      result: async () => {
        const view = await viewResult(ctx(), { attempt: attempt.id })
        if (!('score' in view)) throw new Error('it has a result')
        return view
      },
      records: async (): Promise<MarkedItemRecord[]> => JSON.parse((await world.rows('results')).at(-1)?.items ?? '[]'),
    }
  }
  const optionOf = ({ delivery }: AttemptItem, words: string) =>
    'options' in delivery ? delivery.options.find(({ text }) => JSON.stringify(text).includes(words))?.id : undefined
  const single = async (played: { item(type: QuestionType): Promise<AttemptItem> }, words: string) => ({
    choice: optionOf(await played.item('single-choice'), `Option ${words}`) ?? null,
  })

  describe('in practice', () => {
    const practice = { mode: 'practice', attemptsAllowed: 1, coolDownHours: [24], review: { afterSubmit: 'key' } }

    test('an answer is checked as often as one likes, and the key comes when it is right', async () => {
      const played = await begin(practice)
      await played.answer('single-choice', await single(played, 'wrong'))
      expect(await played.check('single-choice')).toEqual({ tried: true, number: 1 })
      const wrong = await played.item('single-choice')
      expect(wrong.tried).toMatchObject({ made: 1, left: null, isFinished: false, isChecked: true })
      expect(wrong.tried?.last).toMatchObject({ outcome: 'wrong', fraction: '0/1' })
      const said = JSON.stringify(wrong.tried)
      expect(said).toContain('On wrong')
      expect(said).not.toContain('On right')
      expect(said).not.toContain('What is right')

      await played.answer('single-choice', await single(played, 'half'))
      expect((await played.item('single-choice')).tried?.isChecked).toBe(false)
      expect(await played.check('single-choice')).toEqual({ tried: true, number: 2 })
      await played.answer('single-choice', await single(played, 'right'))
      await played.check('single-choice')
      const right = await played.item('single-choice')
      expect(right.tried).toMatchObject({ made: 3, isFinished: true })
      expect(JSON.stringify(right.tried)).toContain('What is right')
    })

    test('a question that is done keeps its answer, whatever comes after it', async () => {
      const played = await begin(practice)
      await played.answer('single-choice', await single(played, 'right'))
      await played.check('single-choice')
      const after = await played.answer('single-choice', await single(played, 'wrong'))
      expect(after).toMatchObject({ verdicts: [{ verdict: 'finished' }] })
      expect(await played.check('single-choice')).toEqual({ tried: false, reason: 'finished' })
      await played.attempt.submit()
      expect((await played.records())[0]).toMatchObject({ fraction: '1/1', tries: 1 })
    })

    test('hints come one by one, and the one asked for twice is one', async () => {
      const played = await begin(practice)
      expect((await played.item('ordering')).tried).toMatchObject({ hints: [], hasMoreHints: true })
      expect(await played.hint('ordering', 1)).toEqual({ shown: true, number: 1 })
      expect(await played.hint('ordering', 1)).toEqual({ shown: true, number: 1 })
      const one = (await played.item('ordering')).tried
      expect(JSON.stringify(one?.hints)).toContain('First hint')
      expect(JSON.stringify(one?.hints)).not.toContain('Second hint')
      await played.hint('ordering', 2)
      expect((await played.item('ordering')).tried?.hasMoreHints).toBe(false)
      expect(await played.hint('ordering', 3)).toEqual({ shown: false, reason: 'no-more-hints' })
      expect(await played.world.rows('attempt_hints')).toHaveLength(2)
    })

    test('certifies nothing, counts for no limit, and shows the key at its end', async () => {
      const played = await begin(practice)
      const { world, attempt } = played
      await attempt.submit()
      expect(await world.events()).toEqual([])
      expect((await played.result()).isPractice).toBe(true)
      expect((await viewAnswers(world.as(world.omid), { attempt: attempt.id })).decision.show.answers).toBe(true)
      const again = await world.sit(world.omid, 'played')
      await again.submit()
      await world.sit(world.omid, 'played')
    })

    test('that goes on for ever hides no key of an exam', async () => {
      const played = await begin(practice)
      const { world } = played
      let last = ''
      for (let number = 0; number < 3; number++) {
        const exam = await world.sit(world.omid)
        await exam.submit()
        last = exam.id
        world.pass(4 * DAY)
      }
      expect((await viewAnswers(world.as(world.omid), { attempt: last })).decision.show.answers).toBe(true)
    })
  })

  describe('with retries', () => {
    const retry = { mode: 'retry', tries: 3, penaltyPerTry: '1/3' }

    test('each wrong try takes something off, and shows a hint', async () => {
      const played = await begin(retry)
      await played.answer('single-choice', await single(played, 'wrong'))
      await played.check('single-choice')
      const once = await played.item('single-choice')
      expect(once.tried).toMatchObject({ made: 1, left: 2, worth: '2/3', isFinished: false })
      expect(JSON.stringify(once.tried?.hints)).toContain('First hint')
      await played.answer('single-choice', await single(played, 'right'))
      await played.check('single-choice')
      await played.attempt.submit()
      expect(await played.records()).toMatchObject([
        { fraction: '2/3', outcome: 'partly-right', tries: 2 },
        { outcome: 'not-answered' },
        { outcome: 'not-answered' },
        { outcome: 'not-answered' },
      ])
      expect((await played.result()).score).toMatchObject({ mark: '2/3', share: '1/6' })
    })

    test('the last try ends the question, and shows what is right', async () => {
      const played = await begin({ ...retry, tries: 2 })
      for (const words of ['wrong', 'half']) {
        await played.answer('single-choice', await single(played, words))
        await played.check('single-choice')
      }
      const { tried } = await played.item('single-choice')
      expect(tried).toMatchObject({ left: 0, isFinished: true })
      expect(JSON.stringify(tried?.last)).toContain('What is right')
      await played.attempt.submit()
      expect((await played.records())[0]).toMatchObject({ fraction: '1/6' })
    })

    test('evidence for a certificate tells no key that the next attempt could use', async () => {
      const played = await begin({ ...retry, tries: 1, certification: 'integration-associate', attemptsAllowed: 2 })
      await played.answer('single-choice', await single(played, 'wrong'))
      await played.check('single-choice')
      const { tried } = await played.item('single-choice')
      expect(tried).toMatchObject({ left: 0, isFinished: true, tellsKey: false, last: { outcome: 'wrong' } })
      for (const secret of ['What is right', 'On right']) expect(JSON.stringify(tried?.last)).not.toContain(secret)
      expect(tried?.last?.rightAnswers).toBeUndefined()
      expect(tried?.last?.options?.filter(({ right }) => right)).toEqual([])
    })

    test('an answer that was never checked is marked at the end, less what its tries cost', async () => {
      const played = await begin(retry)
      const [place, other] = await Promise.all([played.item('matching'), played.item('cloze')])
      if (place.delivery.type !== 'matching' || other.delivery.type !== 'cloze') throw new Error('two types')
      const answers = place.delivery.answers
      const answerFor = (words: string) => answers.find(({ text }) => JSON.stringify(text).includes(words))?.id ?? ''
      const pairs = Object.fromEntries(
        place.delivery.prompts.map(({ id, text }) => [
          id,
          answerFor(JSON.stringify(text).includes('Gone') ? '410' : '503'),
        ]),
      )
      await played.answer('matching', { pairs })
      await played.answer('cloze', { gaps: { 3: '30' } })
      await played.check('cloze')
      await played.attempt.submit()
      const records = await played.records()
      expect(records[1]).toMatchObject({ fraction: '1/2', tries: 0 })
      // Two of its four points, checked once and left standing: one more try of the same.
      expect(records[3]).toMatchObject({ fraction: '1/6', tries: 1 })
    })

    test('hints are not to be had for the asking, and another place cannot check', async () => {
      const played = await begin(retry)
      expect(await played.hint('ordering', 1)).toEqual({ shown: false, reason: 'not-offered' })
      await played.answer('single-choice', await single(played, 'wrong'))
      expect(await played.check('single-choice', 'somebody-else')).toEqual({ tried: false, reason: 'taken-over' })
      expect(await played.check('ordering')).toEqual({ tried: false, reason: 'nothing-given' })
    })

    test('the same answer checked fifty times at once is one try', async () => {
      const played = await begin(retry)
      await played.answer('single-choice', await single(played, 'wrong'))
      const outcomes = await Promise.all(Array.from({ length: 50 }, () => played.check('single-choice')))
      expect(outcomes.filter(({ tried }) => tried)).toHaveLength(1)
      expect(await played.world.rows('attempt_tries')).toHaveLength(1)
    })
  })

  describe('an exam', () => {
    test('checks nothing and shows no hint while it runs', async () => {
      const played = await begin({})
      await played.answer('single-choice', await single(played, 'right'))
      expect(await played.check('single-choice')).toEqual({ tried: false, reason: 'not-offered' })
      expect(await played.hint('single-choice', 1)).toEqual({ shown: false, reason: 'not-offered' })
      const view = JSON.stringify(await played.attempt.view())
      for (const secret of ['hint of', 'What is right', 'On right']) expect(view).not.toContain(secret)
    })

    test('that asks how sure somebody is keeps it with the result, beside the mark and never in it', async () => {
      const played = await begin({ certainty: true })
      await played.answer('single-choice', await single(played, 'wrong'), 3)
      await played.answer('cloze', { gaps: { 3: '30' } }, 2)
      await played.answer('ordering', { order: ['1', '2', '3'] })
      expect((await played.item('cloze')).certainty).toBe(2)
      await played.attempt.submit()
      expect(await played.records()).toMatchObject([
        { fraction: '0/1', outcome: 'wrong', certainty: 3, certaintyMark: '-6/1' },
        { outcome: 'not-answered', certainty: null, certaintyMark: null },
        { certainty: null, certaintyMark: null },
        { fraction: '1/2', certainty: 2, certaintyMark: '1/1' },
      ])
      const result = await played.result()
      expect(result.certainty).toEqual({ count: 2, mean: '-5/2', confidentlyWrong: 1 })
      const answers = await viewAnswers(played.world.as(played.world.omid), { attempt: played.attempt.id })
      expect(answers.items.map(({ certainty }) => certainty)).toEqual([3, null, null, 2])
    })
  })
})
