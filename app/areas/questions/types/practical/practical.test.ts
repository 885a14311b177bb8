import { expect, it } from 'vitest'
import { formatRational } from '~/platform/rational'
import { categoriesOf, markOwnResponse, readSentResponse } from '../../answer-question'
import { moduleOf, questionSchema } from '../../registry'
import { resolvePointer } from './mark'

const question = questionSchema.parse({
  v: 1,
  type: 'practical',
  title: 'Q',
  stem: { format: 'plain', text: 'Create an order' },
  tags: [],
  product: 'Halyard 2',
  operation: 'createOrder',
  expects: [
    { id: 'status', kind: 'status', equals: 201 },
    { id: 'key', kind: 'request-header', name: 'idempotency-key', equals: 'k-1' },
    { id: 'sku', kind: 'response-body', pointer: '/lines/0/sku', equals: 'A' },
    { id: 'page', kind: 'query', name: 'dry', equals: '1' },
  ],
})
const call = {
  operation: 'createOrder',
  method: 'POST',
  path: '/v1/orders',
  query: { dry: '1' },
  requestHeaders: { 'idempotency-key': 'k-1' },
  requestBody: {},
  status: 201,
  responseHeaders: {},
  responseBody: { lines: [{ sku: 'A' }] },
}

it.each([
  ['the whole call', call, '1/1', 'call-checks'],
  ['another status', { ...call, status: 200 }, '3/4', 'call-checks'],
  ['no header', { ...call, requestHeaders: {} }, '3/4', 'call-checks'],
  ['nothing right', { ...call, status: 500, requestHeaders: {}, query: {}, responseBody: null }, '0/1', 'call-checks'],
  ['another operation', { ...call, operation: 'deleteOrder' }, '0/1', 'call-elsewhere'],
])('%s', (_what, recorded, fraction, code) => {
  const mark = markOwnResponse(question, { call: recorded })
  expect([formatRational(mark.fraction), mark.reasons[0]?.code]).toEqual([fraction, code])
})

it('is not answered without a call, and takes none from a browser', () => {
  expect(markOwnResponse(question, { call: null }).outcome).toBe('not-answered')
  expect(readSentResponse('practical', { call })).toBeNull()
  expect(moduleOf('practical')?.isDeliverable).toBe(false)
})

it('has a category for each expectation', () =>
  expect(categoriesOf(question, { call: { ...call, status: 200 } }).map(({ part, key }) => [part, key])).toEqual([
    ['status', 'not-met'],
    ['key', 'met'],
    ['sku', 'met'],
    ['page', 'met'],
  ]))

/** The examples of RFC 6901 §5. */
it.each([
  ['', undefined],
  ['/foo/0', 'bar'],
  ['/', 0],
  ['/a~1b', 1],
  ['/m~0n', 8],
  ['/foo/2', undefined],
  ['/foo/00', undefined],
  ['/foo/length', undefined],
  ['/toString', undefined],
])('the pointer %j', (pointer, value) => {
  const document = { foo: ['bar', 'baz'], '': 0, 'a/b': 1, 'm~n': 8 }
  expect(resolvePointer(document, pointer)).toEqual(pointer === '' ? document : value)
})
