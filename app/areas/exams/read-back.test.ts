import { expect, test } from 'vitest'
import type { QuestionResponse } from '~/areas/questions/registry'
import { readBack } from './read-back'

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
])('%s %j is said back as %j', (type, response, said) => expect(readBack(type, response)).toEqual(said))
