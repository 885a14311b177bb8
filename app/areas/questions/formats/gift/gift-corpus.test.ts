import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { importGift } from './import-gift'
import { parseGift } from './parse-gift'
import type { GiftAnswer, GiftNumericAnswer, GiftText, ParsedGift } from './parsed-gift'

const corpus = '../shared/corpora/gift/tests/mocks/main'
const sections = '../shared/corpora/gift/tests/parser/mocks/textSection'
const isThere = existsSync(corpus)
const read = (path: string) => readFileSync(`${corpus}/${path}`, 'utf8')
const namesIn = (folder: string) =>
  isThere
    ? readdirSync(`${corpus}/${folder}`)
        .filter((name) => name.endsWith('.gift'))
        .map((name) => name.slice(0, -5))
        .sort()
    : []

/**
 * Where our reading differs from the published trees, on purpose:
 * - `id` and `tags` are null in the trees although the files name them; we read them (see parse-gift.test.ts).
 * - `hasEmbeddedAnswers` comes with ` _____ ` set off by spaces; we keep the author's spacing ("from _____.").
 * - A `*` for every other number is a text there; here it is its own kind of number.
 * - A single number without marks is not wrapped into an answer there; here it is one right answer.
 */
describe.skipIf(!isThere)('published GIFT files', () => {
  it('are all there', () =>
    expect(namesIn('pass').length + namesIn('error').length + namesIn('incremental').length).toBeGreaterThan(55))

  it.each(namesIn('pass'))('%s parses to the published structure', (name) => {
    const { questions, categories, problems } = parseGift(read(`pass/${name}.gift`))
    const expected: Tree[] = JSON.parse(read(`pass/${name}.json`))
    const ours = questions.map(treeOf)
    expect(ours).toEqual(expected.filter((tree) => tree.type !== 'Category').map(normalise))
    expect(categories.map(({ path }) => path)).toEqual(
      expected.filter((tree) => tree.type === 'Category').map((tree) => tree.title),
    )
    expect(problems).toEqual([])
  })

  it.each([
    ...namesIn('error').map((name) => `error/${name}`),
    ...namesIn('incremental').map((name) => `incremental/${name}`),
  ])('%s has its problems at the published lines', (name) => {
    const file = parseGift(read(`${name}.gift`))
    const published: { location: { start: { line: number } } }[] = JSON.parse(read(`${name}.json`))
    const lines = published.map((error) => error.location.start.line)
    const broken = file.blocks.filter((block) => lines.some((line) => line >= block.line && line <= block.endLine))
    expect(file.blocks.filter((block) => block.problems.length > 0)).toEqual(broken)
    for (const block of broken) {
      const first = Math.min(...lines.filter((line) => line >= block.line && line <= block.endLine))
      expect(block.problems[0]?.line).toBe(first)
    }
  })

  it.each(namesIn('pass'))('%s is imported, every question of it', (name) =>
    expect(importGift(read(`pass/${name}.gift`)).items.filter(({ verdict }) => verdict.kind === 'refused')).toEqual([]),
  )

  it.each([
    ...namesIn('error').map((name) => `error/${name}`),
    ...namesIn('incremental').map((name) => `incremental/${name}`),
  ])('%s is refused where it is broken and imported where it is not', (name) => {
    const published: { location: { start: { line: number } } }[] = JSON.parse(read(`${name}.json`))
    const lines = published.map((error) => error.location.start.line)
    for (const { line, endLine, verdict } of importGift(read(`${name}.gift`)).items) {
      const first = lines.filter((at) => at >= line && at <= endLine).sort((a, b) => a - b)[0]
      expect(verdict.kind === 'refused' ? verdict.why[0]?.line : undefined).toBe(first)
    }
  })

  it.each(isThere ? readdirSync(sections).filter((name) => name.endsWith('.gift')) : [])(
    '%s has its blocks at the published lines',
    (name) => {
      const published: { start: number; end: number }[] = JSON.parse(
        readFileSync(`${sections}/${name.slice(0, -5)}.json`, 'utf8'),
      )
      const ours = parseGift(readFileSync(`${sections}/${name}`, 'utf8')).blocks
      // Where a brace is left open they keep several questions together; ours begin at the same places or inside.
      for (const { line } of ours) expect(published.some(({ start, end }) => line >= start && line <= end)).toBe(true)
    },
  )

  it('keeps the questions around a broken one', () => {
    expect(parseGift(read('incremental/state4.gift')).questions.map((question) => question.title)).toEqual([
      'Q4',
      'Q5',
      'Q6',
      'Q7',
      'Q8',
    ])
  })
})

type Text = { format: string; text: string }
type Tree = Record<string, unknown> & { type: string; title: string | null; stem: Text; choices?: unknown }

const CHOICES = { 'single-choice': 'MC', 'multiple-response': 'MC', 'short-answer': 'Short' } as const
const OTHERS = {
  'true-false': 'TF',
  numeric: 'Numerical',
  matching: 'Matching',
  essay: 'Essay',
  description: 'Description',
} as const

function treeOf(question: ParsedGift) {
  const base = {
    type: { ...CHOICES, ...OTHERS }[question.type],
    title: question.title,
    stem: question.stem,
    hasEmbeddedAnswers: question.gap,
    ...(question.type === 'description' ? {} : { globalFeedback: question.generalFeedback }),
  }
  const answerOf = ({ right, weight, feedback }: GiftAnswer | GiftNumericAnswer, text: unknown) => ({
    isCorrect: right,
    weight: weight === null ? null : Number(weight),
    text,
    feedback,
  })
  switch (question.type) {
    case 'true-false':
      return {
        ...base,
        isTrue: question.isTrue,
        incorrectFeedback: question.wrongFeedback,
        correctFeedback: question.rightFeedback,
      }
    case 'numeric':
      return { ...base, choices: question.answers.map((answer) => answerOf(answer, answer.number)) }
    case 'matching':
      return {
        ...base,
        matchPairs: question.pairs.map((pair) => ({ subquestion: pair.question, subanswer: pair.answer })),
      }
    case 'essay':
    case 'description':
      return base
    default:
      return { ...base, choices: question.answers.map((answer) => answerOf(answer, answer.text)) }
  }
}

function normalise({ id: _id, tags: _tags, ...tree }: Tree) {
  const stem: GiftText = { ...(tree.stem as GiftText), text: tree.stem.text.replace(/_____ \./, '_____.') }
  if (tree.type !== 'Numerical') return { ...tree, stem }
  const choices = Array.isArray(tree.choices)
    ? tree.choices
    : [{ isCorrect: true, weight: null, text: tree.choices, feedback: null }]
  return { ...tree, stem, choices: choices.map((choice) => ({ ...choice, text: numberOf(choice.text) })) }
}

function numberOf(text: Record<string, unknown>) {
  if (text.type === 'high-low') return { kind: 'range', low: String(text.numberLow), high: String(text.numberHigh) }
  if (text.type === undefined) return { kind: 'any' }
  return { kind: 'value', value: String(text.number), tolerance: text.type === 'range' ? String(text.range) : null }
}
