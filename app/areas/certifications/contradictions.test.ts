import { describe, expect, it } from 'vitest'
import { contradictions, type ExamSide } from './contradictions'
import { certificationSchema } from './definition'

const exam: ExamSide = { slug: 'exam', certification: 'associate', requires: [], retakeAfterPassDays: null }
const find = (of: Partial<ExamSide> = {}, more: object = {}) =>
  contradictions(
    {
      slug: 'associate',
      definition: certificationSchema.parse({
        title: 'Associate',
        level: 'associate',
        ladder: 'Integration',
        rung: 1,
        description: 'Builds.',
        evidence: { exam: 'exam' },
        validityMonths: 24,
        renewalWindowMonths: 6,
        product: '2026-10',
        ...more,
      }),
    },
    { ...exam, ...of },
  )

it('two that name each other agree', () => expect(find()).toEqual([]))
it('two that have nothing to do with each other agree', () =>
  expect(find({ slug: 'other', certification: 'practice' })).toEqual([]))

describe('what proves what', () => {
  it.each([
    [
      'an exam that proves another one',
      { certification: 'practice' },
      { code: 'exam-proves-other', other: 'practice' },
    ],
    ['an exam that proves nothing', { certification: null }, { code: 'exam-proves-nothing', exam: 'exam' }],
    ['an exam that is not the evidence', { slug: 'second' }, { code: 'proved-by-other', in: 'exam', exam: 'exam' }],
  ] as const)('%s', (_, of, problem) => expect(find(of)).toMatchObject([problem]))
})

describe('prerequisites', () => {
  const prerequisites = ['practice', 'basics']
  it('that the exam asks for too', () =>
    expect(find({ requires: [...prerequisites, 'more'] }, { prerequisites })).toEqual([]))
  it('that the exam lets out', () =>
    expect(find({ requires: ['practice'] }, { prerequisites })).toEqual([
      {
        code: 'prerequisite-not-required',
        in: 'certification',
        path: ['prerequisites', 1],
        exam: 'exam',
        prerequisite: 'basics',
      },
    ]))
})

describe('the rest after a pass', () => {
  it.each<[number | null, object, object[]]>([
    [null, {}, []],
    [540, {}, [{ code: 'rest-too-short', days: 540, opens: 550 }]],
    [549, {}, [{ code: 'rest-too-short' }]],
    [550, {}, []],
    [729, {}, []],
    [730, {}, [{ code: 'rest-too-long', ends: 730 }]],
    [540, { validityMonths: 12 }, [{ code: 'rest-too-long', ends: 365 }]],
    [0, { renewalWindowMonths: 24 }, []],
    [0, { validityMonths: undefined }, []],
  ])('of %s days, %j', (days, more, problems) => {
    expect(find({ retakeAfterPassDays: days }, more)).toMatchObject(problems)
  })
})
