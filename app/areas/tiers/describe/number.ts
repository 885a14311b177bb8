import type { Comparison, Condition } from '../language/condition'
import { NO_DEFINITIONS } from '../language/definitions'
import type { NumberExpression } from '../language/number'
import type { Programme } from '../language/programme'
import type { Selection } from '../language/selection'
import type { Window } from '../language/window'
import { fieldTitle, valueTitle } from './field'
import type { NumberUnit, Param, Sentence } from './sentence'
import { metricTitle } from './titles'

/** In what a number is given; a number whose parts disagree is a plain one. */
export function unitOfNumber(expression: NumberExpression, programme: Programme): NumberUnit {
  const definitions = programme.definitions ?? NO_DEFINITIONS
  switch (expression.kind) {
    case 'sum':
    case 'least':
    case 'greatest':
    case 'average':
    case 'median': {
      if (expression.value.kind !== 'field') return unitOfNumber(expression.value, programme)
      const { source } = expression.of
      const metric = programme.metrics.find(({ slug }) => slug === source)
      const field = definitions.records.find(({ slug }) => slug === source)?.fields[expression.value.field]
      return metric?.unit ?? (field === 'money' ? 'money' : 'count')
    }
    case 'ratio':
      return 'share'
    case 'named': {
      const named = definitions.numbers.find(({ slug }) => slug === expression.name)
      return named ? unitOfNumber(named.is, programme) : 'count'
    }
    case 'add':
    case 'subtract':
    case 'lowest':
    case 'highest': {
      const units = new Set(expression.parts.map((part) => unitOfNumber(part, programme)))
      return units.size === 1 ? ([...units][0] ?? 'count') : 'count'
    }
    default:
      return 'count'
  }
}

/** A number as a phrase: "sum of value over launched opportunities in the last 12 months". */
export function describeNumber(expression: NumberExpression, programme: Programme, unit: NumberUnit): Param {
  const definitions = programme.definitions ?? NO_DEFINITIONS
  const of = (part: NumberExpression) => describeNumber(part, programme, unit)
  switch (expression.kind) {
    case 'constant':
      return { amount: expression.value, unit, currency: programme.currency }
    case 'parameter': {
      const found = definitions.parameters.find(({ slug }) => slug === expression.parameter)
      if (!found) return expression.parameter
      const value: Param = { amount: found.value, unit, currency: programme.currency }
      const varies = found.overrides.length > 0 || found.ramp.length > 0 ? 'yes' : 'no'
      return phrase('number.parameter', { title: { text: found.title }, value, varies })
    }
    case 'named': {
      const found = definitions.numbers.find(({ slug }) => slug === expression.name)
      return found ? { text: found.title } : expression.name
    }
    case 'field':
      return fieldTitle(expression.field, programme)
    case 'choose':
      return phrase('number.choose', {
        cases: {
          list: expression.cases.map(({ when, value }) =>
            phrase('number.case', { value: of(value), where: describeConditions(when, programme) }),
          ),
          join: 'or',
        },
        otherwise: of(expression.otherwise),
      })
    case 'count':
      return expression.by === null
        ? phrase('number.count', { things: describeSelection(expression.of, programme) })
        : phrase('number.different', {
            by: fieldTitle(expression.by, programme),
            things: describeSelection(expression.of, programme),
          })
    case 'sum':
    case 'least':
    case 'greatest':
    case 'average':
    case 'median':
      return describeAggregate(expression, programme)
    case 'subtract': {
      const [first, ...others] = expression.parts.map(of)
      return phrase('number.subtract', { first: first ?? '', others: { list: others, join: 'and' } })
    }
    case 'add':
    case 'multiply':
    case 'lowest':
    case 'highest':
      return phrase(COMBINED[expression.kind], { parts: { list: expression.parts.map(of), join: 'and' } })
    case 'points':
      return phrase('number.points', {
        title: { text: expression.title },
        of: describeNumber(expression.of, programme, unitOfNumber(expression.of, programme)),
        rate: of(expression.rate),
        capped: expression.atMost ? 'yes' : 'no',
        most: expression.atMost ? of(expression.atMost) : '',
      })
    case 'score':
      return phrase('number.score', { parts: { list: expression.parts.map(of), join: 'and' } })
    case 'ratio': {
      const { atMost, from } = expression
      return phrase('number.ratio', {
        of: describeNumber(expression.of, programme, 'count'),
        to: describeNumber(expression.to, programme, 'count'),
        capped: atMost === null ? 'no' : 'yes',
        most: atMost === null ? '' : plainNumber(atMost),
        floored: from === null ? 'no' : 'yes',
        least: from === null ? '' : plainNumber(from),
      })
    }
  }
}

const COMBINED = {
  add: 'number.add',
  multiply: 'number.multiply',
  lowest: 'number.lowest',
  highest: 'number.highest',
} as const satisfies Record<string, Sentence['key']>

const AGGREGATES = {
  sum: 'number.sum',
  least: 'number.least',
  greatest: 'number.greatest',
  average: 'number.average',
  median: 'number.median',
} as const satisfies Record<string, Sentence['key']>

function describeAggregate(
  expression: Extract<NumberExpression, { kind: keyof typeof AGGREGATES }>,
  programme: Programme,
): Param {
  const things = describeSelection(expression.of, programme)
  const { kind, value } = expression
  // A metric's own amounts added up are what the metric is.
  if (kind === 'sum' && value.kind === 'field' && value.field === 'amount') return things
  return phrase(AGGREGATES[kind], { value: describeNumber(value, programme, 'count'), things })
}

const plainNumber = (value: string): Param => ({ amount: value, unit: 'count', currency: '' })

/** Which things: "Revenue (line: platform or connect) in the last 12 months". */
export function describeSelection({ source, window, where, top }: Selection, programme: Programme): Param {
  return phrase('things.selected', {
    source: sourceTitle(source, programme),
    filtered: where.length > 0 ? 'yes' : 'no',
    where: describeConditions(where, programme),
    timed: window === null ? 'no' : 'yes',
    window: window === null ? '' : describeWindow(window),
    top: top === null ? 'no' : top.order,
    count: top?.count ?? 0,
    by: top === null ? '' : fieldTitle(top.by, programme),
  })
}

const SOURCE_KEYS = {
  people: 'things.people',
  certificates: 'things.certificates',
  courses: 'things.courses',
  competencies: 'things.competencies',
} as const satisfies Record<string, Sentence['key']>

function sourceTitle(source: string, programme: Programme): Param {
  if (Object.hasOwn(SOURCE_KEYS, source)) return phrase(SOURCE_KEYS[source as keyof typeof SOURCE_KEYS], {})
  const record = (programme.definitions ?? NO_DEFINITIONS).records.find(({ slug }) => slug === source)
  return record ? { text: record.title } : metricTitle(source, programme)
}

/** How long things count: "in the last 12 months", "in the quarter before this one". */
export function describeWindow(window: Window): Param {
  if (window.kind === 'since') return phrase('window.since', { date: { date: Date.parse(`${window.day}T00:00:00Z`) } })
  if (window.kind === 'rolling') return phrase('window.rolling', { length: window.length, unit: window.unit })
  const { unit, count, back, starts } = window
  // Where years begin moves quarters and years, but no month.
  const shifted = starts === 1 || unit === 'month' ? 'no' : 'yes'
  return count === 1
    ? phrase('window.calendar', { unit, back, shifted, starts })
    : phrase('window.calendar-many', { unit, count, before: count - 1, back, shifted, starts })
}

/** "line: platform or connect, and installs: at least 500". */
export const describeConditions = (conditions: readonly Condition[], programme: Programme): Param => ({
  list: conditions.map((condition) => describeCondition(condition, programme)),
  join: 'and',
})

const BOUNDS = {
  atLeast: 'condition.at-least',
  moreThan: 'condition.more-than',
  atMost: 'condition.at-most',
  lessThan: 'condition.less-than',
} as const satisfies Record<Comparison, Sentence['key']>

function describeCondition(condition: Condition, programme: Programme): Param {
  switch (condition.kind) {
    case 'one-of': {
      const { field, values, not } = condition
      const shown = values.map((value): Param => valueTitle(field, value, programme))
      return phrase(not ? 'condition.not' : 'condition.one-of', {
        field: fieldTitle(field, programme),
        values: { list: shown, join: 'or' },
      })
    }
    case 'number':
      return phrase(BOUNDS[condition.is], {
        field: fieldTitle(condition.field, programme),
        than: plainNumber(condition.than),
      })
    case 'day':
      return phrase('condition.day', {
        field: fieldTitle(condition.field, programme),
        starts: condition.from === null ? 'no' : 'yes',
        from: condition.from === null ? '' : { date: Date.parse(`${condition.from}T00:00:00Z`) },
        ends: condition.until === null ? 'no' : 'yes',
        until: condition.until === null ? '' : { date: Date.parse(`${condition.until}T00:00:00Z`) },
      })
    case 'holds': {
      const [only, ...others] = condition.where
      const isNamed = only?.kind === 'one-of' && only.field === 'certification' && !only.not && others.length === 0
      if (isNamed && condition.atLeast === 1) {
        const shown = only.values.map((value): Param => valueTitle('certification', value, programme))
        return phrase('condition.holds-one', { certifications: { list: shown, join: 'or' } })
      }
      return phrase('condition.holds', {
        count: condition.atLeast,
        where: describeConditions(condition.where, programme),
      })
    }
  }
}

export const phrase = (key: Sentence['key'], params: Sentence['params']): Param => ({ sentence: { key, params } })
