import { partnerRoles } from '~/platform/actor'
import { COMPARISONS } from '../language/condition'
import { SOURCES } from '../language/selection'
import { atMostOneOf, list, object, oneKeyOf, type Schema, whole } from './json-schema-parts'

const title = (description: string): Schema => ({ $ref: '#/definitions/text', description })
const amount = (description: string): Schema => ({ $ref: '#/definitions/amount', description })
const day = (description: string): Schema => ({ $ref: '#/definitions/day', description })
const slug = (description: string): Schema => ({ $ref: '#/definitions/slug', description })
const rule = (description: string): Schema => ({ $ref: '#/definitions/rule', description })
const rules = (description: string): Schema => list({ $ref: '#/definitions/rule' }, description)
const number = (description: string): Schema => ({ $ref: '#/definitions/number', description })
const numbers = (description: string): Schema => list({ $ref: '#/definitions/number' }, description)
const conditions = (description: string): Schema => ({ $ref: '#/definitions/condition', description })
const name = (description: string): Schema => ({ type: ['string', 'number'], description })

const VALUE: Schema = { type: ['string', 'number', 'boolean'] }
const VALUES: Schema = { anyOf: [VALUE, list(VALUE)] }
const BOUNDS = {
  atLeast: amount('So much or more.'),
  moreThan: amount('More than this.'),
  atMost: amount('So much or less.'),
  lessThan: amount('Less than this.'),
}
const MONTHS = whole(1, 120, 'The last so many calendar months.')
const DAYS = whole(1, 3660, 'The last so many days of 24 hours.')

/** What is held: of a rule that counts people, and of conditions on people. */
const HELD = {
  any: list(slug('A certification.'), 'One of these is enough.'),
  all: list(slug('A certification.'), 'Every one of these is needed.'),
  orHigher: slug('This one or a higher rung of its ladder.'),
}
const WANTED: Schema = {
  type: 'object',
  additionalProperties: { anyOf: [name('A value.'), list(name('A value.'))] },
  description: 'Any with these traits, as `certifications` gives them.',
}

export const HOLDING: Schema = {
  description: 'A certification, or which ones.',
  anyOf: [{ $ref: '#/definitions/slug' }, oneKeyOf({ ...HELD, where: WANTED })],
}

/** One line for each field. */
export const CONDITIONS: Schema = {
  type: 'object',
  description: 'What an item must be like, by field; fields of the partner begin with `partner.`.',
  properties: {
    holding: {
      description: 'Of a person: which certifications are held.',
      anyOf: [
        { $ref: '#/definitions/slug' },
        oneKeyOf(HELD),
        object(
          {
            where: conditions('What their certificates must be like.'),
            atLeast: whole(1, 100, 'So many different certifications; one when left out.'),
          },
          ['where'],
        ),
      ],
    },
  },
  additionalProperties: {
    anyOf: [
      VALUES,
      object({ not: { ...VALUES, description: 'None of these values.' } }, ['not']),
      { ...object(BOUNDS), minProperties: 1 },
      {
        ...object({ from: day('From the start of this day on.'), until: day('Before this day.') }),
        minProperties: 1,
      },
    ],
  },
}

const WINDOW = {
  months: MONTHS,
  days: DAYS,
  calendar: object(
    {
      unit: { enum: ['month', 'quarter', 'year'], description: 'Whole months, quarters or years.' },
      count: whole(1, 120, 'How many; one when left out.'),
      back: whole(0, 120, 'Ending so many periods before the one that runs; 1 with year is last year.'),
      starts: whole(1, 12, 'The month with which years begin; 1 is January.'),
    },
    ['unit'],
    'Whole periods of the calendar.',
  ),
  since: day('Everything from this day on.'),
}
const WINDOW_NAMES = Object.keys(WINDOW)

const SOURCE: Schema = {
  anyOf: [{ enum: SOURCES }, { $ref: '#/definitions/slug' }],
  description: 'people, certificates, courses, competencies, or a metric or record of the file.',
}
const WHICH = {
  ...WINDOW,
  where: conditions('Only those that fulfil this.'),
  top: object(
    {
      count: whole(1, 10_000, 'How many; one when left out.'),
      by: name('The field whose number decides.'),
      order: { enum: ['greatest', 'least', 'latest'], description: 'greatest when left out.' },
    },
    [],
    'Of these the first few.',
  ),
}

/** Keys of a selection with those of what is made of it. */
const selection = (own: Record<string, Schema>, required: readonly string[], description: string): Schema => ({
  ...object({ of: SOURCE, ...WHICH, ...own }, ['of', ...required], description),
  ...atMostOneOf(WINDOW_NAMES),
})

const OF_MANY = {
  value: number('The number of each; its amount when left out.'),
  otherwise: amount('What it is when there is nothing; 0 when left out.'),
}

const ofMany = (description: string): Schema => ({
  description,
  anyOf: [SOURCE, selection(OF_MANY, [], description)],
})

const POINTS = object(
  {
    title: title('What people read.'),
    of: number('What gives points.'),
    rate: number('Points for each unit; 1 when left out.'),
    atMost: number('Never more points than this.'),
  },
  ['title', 'of'],
)

export const NUMBER: Schema = {
  description: 'A number as written, the name of a parameter or defined number, or one that is made.',
  anyOf: [
    { type: ['number', 'string'] },
    oneKeyOf({
      count: {
        description: 'How many there are.',
        anyOf: [
          SOURCE,
          selection({ different: name('Count the different values of this field.') }, [], 'How many there are.'),
        ],
      },
      sum: ofMany('All together.'),
      least: ofMany('The least.'),
      greatest: ofMany('The greatest.'),
      average: ofMany('The mean.'),
      median: ofMany('The one in the middle.'),
      add: numbers('The sum of the parts.'),
      subtract: numbers('The first without all others.'),
      multiply: numbers('The product of the parts.'),
      lowest: numbers('The lowest of the parts.'),
      highest: numbers('The highest of the parts.'),
      ratio: object(
        {
          of: number('What is divided.'),
          to: number('By what.'),
          toAtMost: amount('`to` counts as at most this.'),
          toFrom: amount('While `to` is under this, the ratio is `otherwise`.'),
          otherwise: amount('What it is when there is nothing to divide by; 0 when left out.'),
        },
        ['of', 'to'],
        'One number divided by another; 15% is 15 of a hundred.',
      ),
      score: list(POINTS, 'A sum of points.'),
      choose: object(
        {
          cases: list(
            object({ when: conditions('For what.'), is: number('The number then.') }, ['when', 'is']),
            'The first case that fits.',
          ),
          otherwise: number('The number when none fits.'),
        },
        ['cases', 'otherwise'],
        'A number by what the item or the partner is like.',
      ),
      field: {
        description: 'A number that the item carries.',
        anyOf: [
          name('The field.'),
          object({ name: name('The field.'), otherwise: amount('What it is without one.') }, ['name', 'otherwise']),
        ],
      },
    }),
  ],
}

const EACH = {
  eachValueOf: name('Ask it of each different value of this field, instead of each item.'),
  as: slug('The name of that value within the rule, written $name; the field’s when left out.'),
  when: rule('Only of those of which this is met.'),
  satisfies: rule('What is asked of each.'),
}

const KINDS: Record<string, Schema> = {
  all: rules('Every part is met.'),
  any: rules('One part is met.'),
  atLeast: object(
    { count: whole(1, 100, 'How many.'), of: rules('The parts.') },
    ['count', 'of'],
    'So many of the parts are met.',
  ),
  countPeople: object(
    {
      atLeast: whole(1, 10_000, 'How many different people.'),
      holding: { $ref: '#/definitions/holding' },
      roles: list({ enum: partnerRoles }, 'In one of these roles; any when left out.'),
    },
    ['atLeast', 'holding'],
    'Different people who hold it on the day.',
  ),
  sum: {
    ...object(
      {
        metric: slug('One of the file’s metrics.'),
        atLeast: amount('What the amounts must reach.'),
        months: MONTHS,
        days: DAYS,
        where: {
          type: 'object',
          additionalProperties: { anyOf: [name('A value.'), list(name('A value.'))] },
          description: 'Only amounts with one of the values.',
        },
      },
      ['metric', 'atLeast'],
      'The amounts of a metric over the last months or days.',
    ),
    oneOf: [{ required: ['months'] }, { required: ['days'] }],
  },
  attestation: slug('It is valid on the day.'),
  measure: {
    ...object({ of: number('What is compared.'), ...compared() }, ['of'], 'Two numbers compared.'),
    oneOf: COMPARISONS.map((is) => ({ required: [is] })),
  },
  every: selection(EACH, ['satisfies'], 'Met of every one; also when there is none.'),
  some: selection(
    { atLeast: whole(1, 10_000, 'So many; one when left out.'), ...EACH },
    ['satisfies'],
    'Met of one, or of so many.',
  ),
  has: conditions('What the item is like of which the rule around is asked.'),
  team: object(
    {
      places: {
        type: 'object',
        propertyNames: { $ref: '#/definitions/slug' },
        additionalProperties: object(
          {
            title: title('What people read; the name when left out.'),
            count: whole(1, 1_000, 'So many people; one when left out.'),
            who: conditions('What they must be like.'),
          },
          ['who'],
        ),
        description: 'Places that people must fill at one time.',
      },
      sharing: {
        description: 'May one person fill several places?',
        anyOf: [
          { const: 'disjoint', description: 'No: different people everywhere.' },
          object(
            {
              capacity: list(
                object(
                  {
                    places: list(slug('A place.'), 'The places of one group.'),
                    atMost: whole(1, 1_000, 'In how many of them one person counts.'),
                  },
                  ['places', 'atMost'],
                ),
                'In one group only, at most so often. Every place is in one group.',
              ),
            },
            ['capacity'],
          ),
        ],
      },
    },
    ['places', 'sharing'],
    'Places filled by different people.',
  ),
  onSomeDay: {
    ...object(
      { months: MONTHS, days: DAYS, rule: rule('What must have been met.') },
      ['rule'],
      'Met at some moment of the last months or days.',
    ),
    oneOf: [{ required: ['months'] }, { required: ['days'] }],
  },
  competency: slug('The partner has it: granted, or by its rule.'),
}

function compared(): Record<(typeof COMPARISONS)[number], Schema> {
  return {
    atLeast: number('So much or more.'),
    moreThan: number('More than this.'),
    atMost: number('So much or less.'),
    lessThan: number('Less than this.'),
  }
}

export const RULE: Schema = {
  description: 'always, or one kind of rule, with a title if other words than the generated ones are wanted.',
  anyOf: [
    { const: 'always', description: 'Always met.' },
    {
      ...object({ title: title('Shown instead of the generated sentence.'), ...KINDS }),
      oneOf: Object.keys(KINDS).map((kind) => ({ required: [kind] })),
    },
  ],
}
