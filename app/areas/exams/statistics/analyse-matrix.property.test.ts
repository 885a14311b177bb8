import fc from 'fast-check'
import { expect, test } from 'vitest'
import { analyseMatrix } from './analyse-matrix'
import type { Figure } from './figure'
import { type Matrix, matrixOf } from './matrix'

type Table = { maxima: number[]; rows: (number | null)[][] }

/** Marks in quarters of small maxima: exact in binary, so laws hold to the last digits. */
const tables: fc.Arbitrary<Table> = fc
  .record({ width: fc.integer({ min: 2, max: 6 }), height: fc.integer({ min: 4, max: 14 }) })
  .chain(({ width, height }) =>
    fc.record({
      maxima: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: width, maxLength: width }),
      rows: fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: width, maxLength: width }), {
        minLength: height,
        maxLength: height,
      }),
    }),
  )
  .map(({ maxima, rows }) => ({
    maxima,
    rows: rows.map((row) => row.map((quarters, column) => ((maxima[column] ?? 1) * quarters) / 4)),
  }))

const matrix = ({ maxima, rows }: Table): Matrix =>
  matrixOf(
    maxima.map((max, index) => ({ id: `q${index}`, max })),
    rows,
  )

const RATIOS = [
  'facilityIndex',
  'discriminationIndex',
  'discriminativeEfficiency',
  'effectiveWeight',
  'intendedWeight',
] as const
const SHAPES = ['skewness', 'kurtosis', 'internalConsistency', 'errorRatio'] as const

function same(a: Figure | undefined, b: Figure | undefined, factor = 1): void {
  if (a?.value == null || b?.value == null) expect(a).toEqual(b)
  else expect(Math.abs(a.value * factor - b.value)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(b.value)))
}

test('the order of attempts changes nothing', () => {
  fc.assert(
    fc.property(tables, fc.infiniteStream(fc.nat()), (table, keys) => {
      const shuffled = table.rows
        .map((row) => ({ row, key: keys.next().value ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map(({ row }) => row)
      const [before, after] = [analyseMatrix(matrix(table)), analyseMatrix(matrix({ ...table, rows: shuffled }))]
      for (const name of SHAPES) same(before.total[name], after.total[name])
      before.questions.forEach((one, index) => {
        for (const name of RATIOS) same(one[name], after.questions[index]?.[name])
      })
    }),
  )
})

test('the order of questions changes the order of their figures alone', () => {
  fc.assert(
    fc.property(tables, (table) => {
      const turned = { maxima: table.maxima.toReversed(), rows: table.rows.map((row) => row.toReversed()) }
      const [before, after] = [analyseMatrix(matrix(table)), analyseMatrix(matrix(turned))]
      for (const name of SHAPES) same(before.total[name], after.total[name])
      before.questions.forEach((one, index) => {
        for (const name of RATIOS) same(one[name], after.questions.at(-1 - index)?.[name])
      })
    }),
  )
})

test('points worth more by one factor change what is in points by it, and nothing else', () => {
  fc.assert(
    fc.property(tables, fc.constantFrom(0.1, 3, 1_000_000), (table, factor) => {
      const scaled = {
        maxima: table.maxima.map((max) => max * factor),
        rows: table.rows.map((row) => row.map((mark) => (mark ?? 0) * factor)),
      }
      const [before, after] = [analyseMatrix(matrix(table)), analyseMatrix(matrix(scaled))]
      for (const name of SHAPES) same(before.total[name], after.total[name])
      same(before.total.mean, after.total.mean, factor)
      before.questions.forEach((one, index) => {
        for (const name of RATIOS) same(one[name], after.questions[index]?.[name])
        same(one.standardDeviation, after.questions[index]?.standardDeviation, factor)
      })
    }),
  )
})

test('a constant added to every mark of a question, however large, moves no spread', () => {
  fc.assert(
    fc.property(tables, fc.constantFrom(0.5, 1, 65_536), (table, constant) => {
      const raised = {
        maxima: table.maxima.map((max, index) => (index === 0 ? max + constant : max)),
        rows: table.rows.map(([mark, ...rest]) => [(mark ?? 0) + constant, ...rest]),
      }
      const [before, after] = [analyseMatrix(matrix(table)), analyseMatrix(matrix(raised))]
      for (const name of SHAPES) same(before.total[name], after.total[name])
      before.questions.forEach((one, index) => {
        for (const name of ['discriminationIndex', 'discriminativeEfficiency', 'effectiveWeight'] as const)
          same(one[name], after.questions[index]?.[name])
      })
    }),
  )
})

test('everybody twice leaves every ratio of covariances, and internal consistency, as it was', () => {
  fc.assert(
    fc.property(tables, (table) => {
      const [before, after] = [
        analyseMatrix(matrix(table)),
        analyseMatrix(matrix({ ...table, rows: [...table.rows, ...table.rows] })),
      ]
      same(before.total.internalConsistency, after.total.internalConsistency)
      same(before.total.median, after.total.median)
      before.questions.forEach((one, index) => {
        for (const name of RATIOS) same(one[name], after.questions[index]?.[name])
      })
    }),
  )
})

test('what is defined is a number within its bounds', () => {
  const holey = fc.tuple(tables, fc.infiniteStream(fc.boolean())).map(([table, keep]) => ({
    ...table,
    rows: table.rows.map((row) => row.map((mark) => (keep.next().value ? mark : null))),
  }))
  fc.assert(
    fc.property(fc.oneof(tables, holey), (table) => {
      const { total, questions } = analyseMatrix(matrix(table))
      const all = [...Object.values(total), ...questions.flatMap((one) => Object.values(one))]
      for (const figure of all)
        if (typeof figure === 'object' && figure.value !== null) expect(Number.isFinite(figure.value)).toBe(true)
      const weights = questions.map((one) => (one.effectiveWeight.value ?? 0) * (one.n / table.rows.length))
      if (weights.some((weight) => weight > 0)) expect(weights.reduce((sum, one) => sum + one)).toBeCloseTo(100, 9)
      for (const one of questions) {
        expect(one.facilityIndex.value ?? 0).toBeLessThanOrEqual(1)
        expect(Math.abs(one.discriminationIndex.value ?? 0)).toBeLessThanOrEqual(100 + 1e-9)
        expect(one.discriminativeEfficiency.value ?? 0).toBeLessThanOrEqual(100 + 1e-9)
      }
    }),
  )
})
