import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { importAiken } from './import-aiken'

const told = (source: string) =>
  importAiken(source).items.map(({ line, endLine, verdict }) => {
    const why = verdict.kind === 'refused' ? verdict.why.map((problem) => `${problem.line} ${problem.code}`) : []
    return [`${line}-${endLine}`, verdict.kind, ...why].join(' ')
  })
const first = (source: string) => importAiken(source).items[0]?.question

describe('a question in Aiken', () => {
  const source = 'Which code says\ntoo many requests?\n\nI. Choose one.\nA. 404\nB) 429\nC.503\nANSWER: B\n'
  it('has a stem of several lines, options with a point or a bracket, and one key', () =>
    expect(first(source)).toMatchObject({
      type: 'single-choice',
      title: 'Which code says too many requests? I. Choose one.',
      stem: { format: 'plain', text: 'Which code says\ntoo many requests?\n\nI. Choose one.' },
      options: [
        { id: 'o1', text: { text: '404' }, fraction: '0/1' },
        { id: 'o2', text: { text: '429' }, fraction: '1/1' },
        { id: 'o3', text: { text: '503' }, fraction: '0/1' },
      ],
    }))
  it('reads the same with any line ends, a byte order mark and small letters in the key', () => {
    const read = importAiken(source).items[0]?.question
    for (const other of [
      `\uFEFF${source.replaceAll('\n', '\r\n')}`,
      source.replaceAll('\n', '\r'),
      source.replace('ANSWER: B', 'Answer: b) 429'),
    ])
      expect(first(other)).toEqual(read)
  })

  it.each([
    ['Q\nA. x\nB. y\nANSWER: A\nR\nA. x\nB. y\nANSWER: B', ['1-4 exact', '5-8 exact']],
    ['Q\n\nA. x\n\nB. y\n\nANSWER: A', ['1-7 exact']],
    ['Q\nA. x\nB. y\n\nR\nA. x\nB. y\nANSWER: B', ['1-3 refused 3 answer-line-missing', '5-8 exact']],
    ['Q\nA. x\nB. y', ['1-3 refused 3 answer-line-missing']],
    ['Q\nA. x\nC. y\nANSWER: A', ['1-4 refused 3 option-out-of-turn 4 one-option']],
    ['Q\nA. x\nB. y\nANSWER: C', ['1-4 refused 4 answer-names-no-option']],
    ['Q\nA. x\nB. y\nANSWER: A, B', ['1-4 refused 4 answer-line-misread']],
    ['Q\nA. x\nB. y\nANSWER:', ['1-4 refused 4 answer-line-misread']],
    ['A. x\nB. y\nANSWER: A', ['1-3 refused 1 stem-empty']],
    ['Q\nA.\nB. y\nANSWER: A', ['1-4 refused 2 answer-empty']],
    ['Q\na) x\nb) y\nANSWER: A', ['1-4 refused 4 options-missing']],
    ['Only words\n\n', ['1-1 refused 1 options-missing']],
    ['\n \n', []],
  ])('%j', (text, expected) => expect(told(text)).toEqual(expected))

  it('keeps the source of what it refuses', () =>
    expect(importAiken('Q\nA. x\nANSWER: A').problems[0]?.kept).toBe('Q\nA. x\nANSWER: A'))
})

it('any text is read without throwing, with problems at lines that exist', () =>
  fc.assert(
    fc.property(
      fc
        .array(fc.constantFrom('A.', 'B)', 'C. ', 'ANSWER: ', 'A', 'x', ' ', '\n', '\r\n', '\uFEFF'))
        .map((list) => list.join('')),
      (source) => {
        const { items, problems } = importAiken(source)
        const lines = source.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/).length
        for (const { line, endLine } of items) expect(line <= endLine && endLine <= lines).toBe(true)
        for (const { line } of problems) expect(line).toBeLessThanOrEqual(lines)
      },
    ),
    { numRuns: 500 },
  ))
