import { describe, expect, test } from 'vitest'
import type { Candidate } from '../delivery/draw-items'
import { examSchema } from './blueprint'
import { type OtherExam, toldKeys } from './told-keys'

const question = (
  pool: string,
  externalId: string,
  objective: string,
  state: 'live' | 'trial' = 'live',
): Candidate => ({
  questionId: `${pool}/${externalId}`,
  versionId: `${pool}/${externalId}`,
  pool,
  externalId,
  state,
  objective,
  difficulty: null,
  tags: [],
})
const QUESTIONS = [
  question('http', 'keys', 'auth'),
  question('http', 'cursors', 'paging'),
  question('http', 'tokens', 'auth', 'trial'),
  question('warm-up', 'copy', 'auth'),
]
const FAMILIES = new Map([
  ['http/cursors', 'how is a list walked'],
  ['warm-up/copy', 'how is a list walked'],
])

const exam = (slug: string, draw: object, more: object): OtherExam => ({
  slug,
  exam: examSchema.parse({
    ...{ title: slug, summary: slug, language: 'en', passMark: 0.5 },
    sections: [{ id: 'one', title: 'One', draw: [draw] }],
    ...more,
  }),
})
const real = (draw: object) => exam('real', draw, { certification: 'associate' })
const practice = (draw: object) => exam('practice', draw, { mode: 'practice' })
const told = (own: OtherExam, ...others: OtherExam[]) => toldKeys(own, others, QUESTIONS, FAMILIES)

describe('an exam that proves something must not give what another tells the key of', () => {
  test('told on both sides, at the draw that can give it, with the questions', () => {
    const [here, there] = [real({ pool: 'http', count: 1 }), practice({ pool: 'http', objective: 'auth', count: 1 })]
    const at = { path: ['sections', 0, 'draw', 0], questions: ['keys', 'tokens'] }
    expect(told(here, there)).toEqual([{ side: 'proves', slug: 'practice', ...at }])
    expect(told(there, here)).toEqual([{ side: 'tells', slug: 'real', ...at }])
  })

  test('a copy in another pool tells as much', () => {
    expect(told(real({ pool: 'http', count: 1 }), practice({ pool: 'warm-up', count: 1 }))).toMatchObject([
      { questions: ['cursors'] },
    ])
  })

  test.each([
    ['a pool may be parted by objective', real({ pool: 'http', objective: 'paging', count: 1 }), 'auth', {}],
    ['what proves nothing has nothing to lose', exam('mock', { pool: 'http', count: 1 }, {}), 'auth', {}],
    ['an exam that tells nothing may share', real({ pool: 'http', count: 1 }), 'auth', { mode: 'exam' }],
  ])('%s', (_name, own, objective, more) => {
    expect(told(own, exam('other', { pool: 'http', objective, count: 1 }, { mode: 'practice', ...more }))).toEqual([])
  })

  test('retries tell the key with the last of them', () => {
    const retry = exam('retry', { pool: 'http', count: 1 }, { mode: 'retry', certification: 'other' })
    expect(told(real({ pool: 'http', count: 1 }), retry)).toHaveLength(1)
  })

  test('an exam is not set against its own other version', () => {
    const own = { ...practice({ pool: 'http', count: 1 }), slug: 'real' }
    expect(told(real({ pool: 'http', count: 1 }), own)).toEqual([])
  })
})
