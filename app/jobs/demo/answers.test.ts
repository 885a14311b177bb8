import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { deliverQuestion, markResponse, optionIdsOf } from '~/areas/questions/answer-question'
import { readPoolFile } from '~/areas/questions/read-pool-file.server'
import type { Question } from '~/areas/questions/registry'
import { equals, ONE, ZERO } from '~/platform/rational'
import { answerTo, recognise, wrongPlaces } from './answers'

const questions: Question[] = readdirSync('content/questions')
  .filter((name) => name.endsWith('.gift'))
  .flatMap((name) => readPoolFile(`content/questions/${name}`).pool?.questions.map(({ question }) => question) ?? [])

test('every question of the demo can be answered rightly and wrongly, in any order of its options', () => {
  expect(questions.length).toBeGreaterThan(60)
  for (const question of questions) {
    const order = optionIdsOf(question).toReversed()
    const right = answerTo(question, order, 'right')
    const wrong = answerTo(question, order, 'wrong')
    expect([question.title, right !== null, wrong !== null]).toEqual([question.title, true, true])
    expect(equals(markResponse(question, order, right).fraction, ONE)).toBe(true)
    expect(equals(markResponse(question, order, wrong).fraction, ZERO)).toBe(true)
  }
})

test('a delivered question is recognised with the order it was delivered in', () => {
  for (const question of questions) {
    const order = optionIdsOf(question).toReversed()
    const found = recognise(deliverQuestion(question, order), questions)
    expect([found?.question.title, found?.order]).toEqual([question.title, order])
  }
})

test.each([
  [20, 100, []],
  [20, 0, Array.from({ length: 20 }, (_, index) => index)],
  [20, 90, [5, 15]],
  [15, 60, [1, 3, 6, 8, 11, 13]],
])('of %i questions, %i %% right', (count, percent, places) => {
  expect([...wrongPlaces(count, percent)].sort((a, b) => a - b)).toEqual(places)
})
