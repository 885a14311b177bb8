import { expect, test } from 'vitest'
import { exportHref, readSelection, selectionQuery } from './selection'

const read = (query: string) => readSelection(new URLSearchParams(query))

test('without a word, all that can be asked leaves as GIFT', () => {
  expect(read('')).toEqual({ format: 'gift', states: ['live', 'trial'], ids: [] })
})

test('chosen questions leave in whatever state they are, each once', () => {
  expect(read('q=a&q=b&question=a')).toEqual({ format: 'gift', states: ['live', 'trial', 'retired'], ids: ['a', 'b'] })
})

test.each(['', 'format=qti&state=trial&question=a%20b', 'q=a&format=csv'])('%j stays what it was', (query) => {
  expect(read(selectionQuery(read(query)).slice(1))).toEqual(read(query))
})

test('one question has a link of its own', () => {
  expect(read(exportHref('http', 'a & b').split('?')[1] ?? '').ids).toEqual(['a & b'])
})
