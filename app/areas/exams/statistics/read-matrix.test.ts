import { describe, expect, test } from 'vitest'
import { columnMarks } from './matrix'
import { readMatrixFile } from './read-matrix-file.server'

const read = (text: string) => {
  const result = readMatrixFile(text)
  if (!result.ok) return result.problems.map(({ line, message }) => `${line}: ${message}`)
  const { matrix, attempts } = result
  return {
    questions: matrix.columns.map(({ id, max }) => `${id}:${max}`),
    marks: matrix.columns.map((_, index) => columnMarks(matrix, index).marks),
    attempts,
  }
}

describe('ways to say the maximum marks', () => {
  const expected = {
    questions: ['q1:1', 'q2:2.5'],
    marks: [
      [1, 0],
      [2.5, 0.5],
    ],
    attempts: null,
  }
  test.each([
    'q1:1,q2:2.5\n1,2.5\n0,0.5',
    'q1 (1),q2 (2.5)\n1,2.5\n0,0.5\n',
    'q1[1],q2 [ 2.5 ]\n1,2.5\n0,1/2',
    'q1/1,q2/2.5\r\n1,2.5\r\n\r\n0,.5',
    '\uFEFFq1=1,q2 = 2.5\n1,2.5\n0,5e-1',
    'q1:1;q2:2,5\n1;2,5\n0;0,5',
    'q1:1\tq2:2,5\n1\t2.5\n0\t0,5',
    '"q1:1","q2:2.5"\n"1","2.5"\n"0","0.5"',
  ])('%j', (text) => expect(read(text)).toEqual(expected))

  test.each([
    'attempt,q1:1,q2:2.5\na,1,2.5\nb,0,0.5',
    ',q1:1,q2:2.5\na,1,2.5\nb,0,0.5',
    'id,q1,q2\nmax,1,2.5\na,1,2.5\nb,0,0.5',
    'id,q1,q2\nMaximum marks,1,2.5\na,1,2.5\nb,0,0.5',
    'id,q1,q2\n,1,2.5\na,1,2.5\nb,0,0.5',
  ])('%j, with the ids of attempts', (text) => expect(read(text)).toEqual({ ...expected, attempts: ['a', 'b'] }))

  test('an id may hold what separates the maximum elsewhere', () => {
    expect(read('"Events, lost:1",a:b:2\n1,2')).toMatchObject({ questions: ['Events, lost:1', 'a:b:2'] })
    expect(read('a:b:2,c d:1\n2,1')).toMatchObject({ questions: ['a:b:2', 'c d:1'] })
  })
})

test('an empty cell was not given, nought was', () => {
  expect(read('q1:1,q2:1\n1,\n,0\n0,1')).toMatchObject({
    marks: [
      [1, 0],
      [0, 1],
    ],
  })
})

describe('what is refused', () => {
  test.each([
    ['', /^1: The table is empty/],
    ['q1:1,q2:1', /^1: There is no attempt/],
    ['q1,q2\n1,0\n0,1', /^1: No question has a maximum mark/],
    ['id,q1,q2\n,1,1\n,1,0', /^1: No question has a maximum mark/],
    ['a,q1:1,q2\nx,1,0', /^1: “q2” has no maximum mark/],
    ['q1/1:2,q2:1\n1,0', /^1: “q1\/1:2” could name two maximum marks/],
    ['q1:1,q1:2\n1,0', /^1: The question “q1” is there twice/],
    ['q1:0,q2:1\n0,1', /^1: The maximum mark of “q1” is 0/],
    ['a,q1,q2\nmax,1\nx,1,0', /^2: 1 maximum mark for 2 questions/],
    ['q1:1,q2:1\n1', /^2: 1 mark, but 2 questions/],
    ['q1:1,q2:1\n1,0,1', /^2: 3 marks, but 2 questions/],
    ['q1:1,q2:1\n1,0\n\n1,-', /^4: “-” is not a mark \(q2\)/],
    ['q1:1,q2:1\n1,50%', /^2: “50%” is not a mark/],
    ['q1:1,q2:1\n1,1.5', /^2: 1.5 is more than the maximum mark 1 \(q2\)/],
    ['q1:1,q2:1\n,', /^2: This attempt has no mark/],
    ['a,q1:1\nx,1\nx,0', /^3: The attempt “x” is there twice/],
    ['q1:1,q2:1\n"1,0', /^\d: This is not CSV/],
  ])('%j', (text, message) => expect((read(text) as string[])[0]).toMatch(message))
})
