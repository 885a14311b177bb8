import { FIELD_TYPES } from '../language/definitions'
import { AGGREGATIONS, BENEFIT_UNITS, METRIC_UNITS } from '../language/programme'
import { list, named, object, oneKeyOf, type Schema, text, whole } from './json-schema-parts'
import { CONDITIONS, HOLDING, NUMBER, RULE } from './rule-json-schema'

/**
 * The JSON Schema (draft 07, which editors know best) of a file of tier rules: what each key takes and means. The keys of
 * every construct stand in the order in which the formatter writes them. What spans several places, such as names that
 * must be declared, no JSON Schema can say; reading a file checks it all the same.
 */
export function programmeJsonSchema(publicUrl: string): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: `${publicUrl}/help/programme.schema.json`,
    title: 'Tier rules',
    description: 'One version of one track’s rules: content/programme/<track>/<day it takes effect>.yaml.',
    ...PROGRAMME,
    definitions: {
      ...{ text: LOCAL_TEXT, slug: SLUG, day: DAY, amount: AMOUNT, condition: CONDITIONS, holding: HOLDING },
      ...{ number: NUMBER, rule: RULE },
    },
  }
}

const LOCAL_TEXT: Schema = {
  description: 'One text, or one for each language with English among them.',
  anyOf: [
    { type: ['string', 'number'], minLength: 1 },
    object({ en: text('In English.'), fa: text('In Persian.'), ru: text('In Russian.'), el: text('In Greek.') }, [
      'en',
    ]),
  ],
}
const SLUG: Schema = { type: 'string', pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$', maxLength: 60 }
const CURRENCY: Schema = { type: 'string', pattern: '^[A-Z]{3}$' }
const DAY: Schema = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' }
const AMOUNT: Schema = {
  description: 'An exact number: 150000, 2.14, 15% or 1/3.',
  anyOf: [
    { type: 'number' },
    { type: 'string', pattern: '^\\s*([+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?(\\s?%)?|[+-]?\\d+/\\d+)\\s*$' },
  ],
}

const title = (description: string): Schema => ({ $ref: '#/definitions/text', description })
const amount = (description: string): Schema => ({ $ref: '#/definitions/amount', description })
const day = (description: string): Schema => ({ $ref: '#/definitions/day', description })
const rule = (description: string): Schema => ({ $ref: '#/definitions/rule', description })
const number = (description: string): Schema => ({ $ref: '#/definitions/number', description })
const conditions = (description: string): Schema => ({ $ref: '#/definitions/condition', description })

const METRIC = object(
  {
    unit: { enum: METRIC_UNITS, description: 'money is in the programme’s currency or converted to it.' },
    aggregation: { enum: AGGREGATIONS, description: 'How amounts come together; sum when left out.' },
    title: title('What people read.'),
    fields: list(
      { $ref: '#/definitions/slug' },
      'What amounts may say of themselves, such as line or customer; then rules can ask for nothing else.',
    ),
  },
  ['title', 'unit'],
)

const RECORD = object(
  {
    title: title('What people read, in the plural where there are many.'),
    lasts: {
      type: 'boolean',
      description: 'true: each tells how a thing is until the next record of its key. false or left out: it happened.',
    },
    fields: {
      description: 'What each carries.',
      type: 'object',
      additionalProperties: { enum: FIELD_TYPES, description: 'money, number, text or day (2026-07-01).' },
    },
  },
  ['title', 'fields'],
)

const OVERRIDE = object(
  {
    when: conditions('The partners it is for, by region, country, segment or joined; all when left out.'),
    from: day('The first day.'),
    until: day('The first day on which it no longer applies.'),
    value: amount('What is asked of them instead.'),
  },
  ['value'],
)

const PARAMETER = object(
  {
    title: title('What people read; the name when left out.'),
    value: amount('What is asked of everybody for whom nothing else is said.'),
    overrides: list(OVERRIDE, 'The first whose conditions a partner fulfils replaces the value.'),
    ramp: list(
      object(
        {
          months: whole(1, 120, 'So long after the partner joined.'),
          share: amount('What share of the value is asked until then, such as 50%.'),
        },
        ['months', 'share'],
      ),
      'What share is asked of newcomers.',
    ),
  },
  ['value'],
)

const VALUE: Schema = { anyOf: [{ type: 'boolean' }, { $ref: '#/definitions/amount' }, { $ref: '#/definitions/text' }] }
const BENEFIT_VALUE: Schema = {
  description: 'A number for percent, hours, count and money, true or false for yes-no, a text for text.',
  anyOf: [
    ...(VALUE.anyOf as Schema[]),
    object(
      {
        value: { ...VALUE, description: 'What it is while the condition is met; else as in the tier below.' },
        when: rule('What it asks beside the tier.'),
      },
      ['value', 'when'],
    ),
  ],
}

const TIER = object(
  {
    slug: { $ref: '#/definitions/slug', description: 'Its name in addresses and proofs; never change it.' },
    title: title('What people read.'),
    requires: rule('What it asks beside all that the tiers below ask.'),
    benefits: {
      description: 'The values it sets; what it leaves out is inherited from the tier below.',
      type: 'object',
      additionalProperties: BENEFIT_VALUE,
    },
  },
  ['slug', 'title', 'requires'],
)

const REVIEW_DAYS = list(
  { type: 'string', pattern: '^(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' },
  'Days of each year, 03-01, from whose start it is looked at. 29 February is none.',
)

const TRANSITION = object(
  {
    promote: {
      description: 'When a higher tier that is earned is given.',
      anyOf: [{ const: 'at-once' }, object({ atReviews: REVIEW_DAYS }, ['atReviews'])],
    },
    demote: {
      description: 'When a tier that is not earned any more is taken away.',
      anyOf: [
        { enum: ['at-once', 'at-anniversary'] },
        {
          ...object({
            atReviews: REVIEW_DAYS,
            afterGrace: object(
              { days: whole(0, 3660, 'Days of 24 hours; 0 is at once.') },
              ['days'],
              'It is kept so long after the loss, or after the review that sees it, and stays when it is earned again by then.',
            ),
          }),
          minProperties: 1,
        },
      ],
    },
    protection: {
      description: 'A time at the beginning in which no tier is taken away.',
      anyOf: [{ const: 'none' }, object({ firstMonths: whole(1, 120, 'Calendar months.') }, ['firstMonths'])],
    },
    sustained: {
      ...oneKeyOf({
        months: whole(1, 120, 'Calendar months.'),
        days: whole(1, 3660, 'Days of 24 hours.'),
      }),
      description: 'How long a higher tier must be earned without a break before it is given.',
    },
    oneStep: list({ enum: ['promote', 'demote'] }, 'Where only one tier is gone at a time.'),
    approval: { enum: ['demotion'], description: 'A tier is taken away only after somebody of the vendor agreed.' },
  },
  ['promote', 'demote'],
)

const PROGRAMME = object(
  {
    track: { $ref: '#/definitions/slug', description: 'The name of the folder that the file is in.' },
    title: title('What people read.'),
    effective: day('The day, which is also the name of the file, from whose start (UTC) these rules are in force.'),
    currency: { ...CURRENCY, description: 'ISO 4217, the currency of all money.' },
    certifications: {
      description: 'What rules may ask of certifications beside their names; declares those of other systems.',
      type: 'object',
      additionalProperties: {
        type: 'object',
        additionalProperties: { type: ['string', 'number'], description: 'A trait, such as level: professional.' },
      },
    },
    retired: {
      description: 'Certifications that are no longer given, and what becomes of their certificates.',
      type: 'object',
      propertyNames: { $ref: '#/definitions/slug' },
      additionalProperties: {
        ...object(
          {
            countsUntil: day('The day from whose start their certificates no longer count.'),
            countsAs: { $ref: '#/definitions/slug', description: 'The certification that they count as.' },
          },
          [],
        ),
        minProperties: 1,
      },
    },
    metrics: named(METRIC, 'Amounts that arrive as dated facts.'),
    records: named(RECORD, 'Things that last, and things that happen, with fields of their own.'),
    rates: list(
      object(
        {
          from: day('From when on the table holds, alone.'),
          rates: {
            description: 'One line for each currency, by its ISO 4217 code.',
            type: 'object',
            propertyNames: { pattern: '^[A-Z]{3}$' },
            additionalProperties: amount('What one unit is worth in the programme’s currency.'),
          },
        },
        ['from', 'rates'],
      ),
      'What other currencies are worth, by day.',
    ),
    attestations: named(
      object({ title: title('What people read.') }, ['title']),
      'What somebody vouches for, with an end date.',
    ),
    competencies: named(
      object(
        { title: title('What people read.'), requires: rule('Held when this is met; without it, when it is granted.') },
        ['title'],
      ),
      'What a partner can do, granted by somebody or by a rule.',
    ),
    parameters: named(PARAMETER, 'Values apart from the rules that use them, by name.'),
    numbers: named(
      object({ title: title('What people read; the name when left out.'), is: number('How it is made.') }, ['is']),
      'Numbers that several rules use, by name.',
    ),
    ranks: named(
      object(
        {
          title: title('What people read.'),
          of: number('By which partners are put in order.'),
          within: { enum: ['region', 'country', 'segment'], description: 'Places are given within each of these.' },
          taken: list(
            { type: 'string', pattern: '^\\d\\d-\\d\\d$' },
            'Days of each year on which places are taken; they stay until the next.',
          ),
          first: { enum: ['greatest', 'least'], description: 'Who comes first; greatest when left out.' },
        },
        ['title', 'of', 'taken'],
      ),
      'Places among all partners; each is a lasting record with the fields place, participants and value.',
    ),
    words: {
      description: 'How fields and their values are called in sentences, by the field’s name.',
      type: 'object',
      additionalProperties: object(
        {
          title: title('The field.'),
          values: {
            description: 'Its values, each by its name.',
            type: 'object',
            additionalProperties: { $ref: '#/definitions/text' },
          },
        },
        [],
      ),
    },
    benefits: named(
      object(
        {
          unit: { enum: BENEFIT_UNITS, description: 'What its values are; of hours fewer are better.' },
          title: title('What people read.'),
          currency: { ...CURRENCY, description: 'Of money, when it is not the programme’s currency.' },
          use: object(
            {
              text: title('How it is used.'),
              link: { type: 'string', description: 'Where: a path within the product, or an https address.' },
            },
            ['text'],
            'How and where it is used.',
          ),
          usage: {
            description: 'What is counted of it.',
            anyOf: [
              { enum: ['licences', 'fund', 'answers'], description: 'Of a count, of money, of hours.' },
              object({ fundFrom: { $ref: '#/definitions/slug', description: 'A metric of money it is a share of.' } }, [
                'fundFrom',
              ]),
            ],
          },
        },
        ['title', 'unit'],
      ),
      'What tiers give, as values.',
    ),
    tiers: {
      type: 'array',
      items: TIER,
      description: 'Lowest first. An empty list is a programme without tiers.',
    },
    transition: { ...TRANSITION, description: 'How an earned tier becomes the held one.' },
  },
  ['track', 'title', 'effective', 'currency', 'tiers', 'transition'],
)
