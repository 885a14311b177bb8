import { expect, test } from 'vitest'
import type { QuestionResponse } from '~/areas/questions/registry'
import { readBack } from './read-back'

const HOURS = {
  required: false,
  list: ['hours', 'h', 'min'].map((symbol) => ({ symbol, factor: '1' })),
}

test.each<[string, QuestionResponse | null, unknown]>([
  ['multiple-response', { choices: ['1', '3'] }, { kind: 'chosen', count: 2 }],
  ['multiple-response', { choices: [] }, null],
  ['numeric', { text: '7,58', unit: 'hours' }, { kind: 'number', numbers: ['7.58'], unit: 'hours' }],
  ['numeric', { text: '7.58 h', unit: 'min' }, { kind: 'number', numbers: ['7.58'], unit: 'h' }],
  ['numeric', { text: '1,234' }, { kind: 'number', numbers: ['1.234', '1234'], unit: '' }],
  ['numeric', { text: '۷٫۵' }, { kind: 'number', numbers: ['7.5'], unit: '' }],
  ['numeric', { text: 'soon' }, { kind: 'no-number' }],
  ['numeric', { text: '  ' }, null],
  ['single-choice', { choice: '2' }, null],
  ['short-answer', { text: 'WWW-Authenticate' }, null],
  ['numeric', null, null],
  ['anything', { text: '5' }, null],
])('%s %j is said back as %j', (type, response, said) =>
  expect(readBack({ type, units: HOURS }, response)).toEqual(said),
)

test.each([
  ['24 hours', undefined, { kind: 'unit', unit: 'hours', takesUnits: false }],
  ['24:0', undefined, { kind: 'unit', unit: ':0', takesUnits: false }],
  ['24', undefined, { kind: 'number', numbers: ['24'], unit: '' }],
  ['24 days', HOURS, { kind: 'unit', unit: 'days', takesUnits: true }],
] as const)('%s, where these units are taken: %j', (text, units, said) =>
  expect(readBack({ type: 'numeric', units }, { text })).toEqual(said),
)
