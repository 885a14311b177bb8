import { expect, test } from 'vitest'
import { simulateDraws } from '~/areas/exams/simulation/simulate-draws'
import { atOnce } from '~/platform/at-once'
import { simulationText } from './simulation-text'

const candidates = ['easy', 'easy', 'hard', null].map((difficulty, at) => ({
  questionId: `q${at}`,
  versionId: `v${at}`,
  pool: 'http',
  externalId: `q${at}`,
  state: 'live' as const,
  objective: null,
  difficulty,
  tags: [],
}))
const simulate = (count: number, named?: string[]) =>
  atOnce(
    simulateDraws({
      blueprint: {
        sections: [
          { id: 'one', title: 'One', draw: [named ? { pool: 'http', questions: named } : { pool: 'http', count }] },
        ],
        shuffleQuestions: true,
      },
      candidates,
      cap: null,
      measured: new Map([['q0', { mean: 0.9, answers: 12 }]]),
      draws: 100,
      seed: 'test',
    }),
  )

test('says what attempts have in common, what is given most, and where the difficulty comes from', () => {
  const text = simulationText('associate', simulate(1, ['q2']))
  expect(text.split('\n').map((line) => line.replace(/ {2,}/g, '  '))).toEqual([
    'associate, 100 draws  mean  least  most  sd',
    'two attempts have in common  100.0 %  100.0 %  100.0 %  0.0 %',
    'predicted share of the points  45.0 %  45.0 %  45.0 %  0.0 %',
    '',
    'given most often  share',
    'http q2  100.0 %',
    ...['http q0  0.0 %', 'http q1  0.0 %', 'http q3  0.0 %', ''],
    'Never given: 3 of 4 questions.',
    '',
    'Difficulty from answers: 0, from labels: 1, assumed: 0.',
    '',
    'Every draw was filled.',
  ])
})

test('says of every draw that could not be filled that the pools do not suffice', () => {
  expect(simulationText('associate', simulate(5))).toContain('100 draws could not be filled: the pools do not suffice.')
})
