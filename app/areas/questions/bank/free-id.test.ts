import { expect, it } from 'vitest'
import { freeId } from './free-id'

it.each([
  ['Which header names the event?', [], 'which-header-names-the-event'],
  ['Which header names the event?', ['which-header-names-the-event'], 'which-header-names-the-event-2'],
  ['Crème brûlée', [], 'creme-brulee'],
  ['کدام سرآیند رویداد را نام می‌برد؟', [], 'question'],
  ['کدام سرآیند؟', ['question', 'question-2'], 'question-3'],
  ['One very long title that goes on and on until nobody reads it', [], 'one-very-long-title-that-goes-on-and-on'],
  ['a'.repeat(60), [], 'question'],
])('%s beside %j', (title, taken, id) => expect(freeId(title, new Set(taken))).toBe(id))
