import { expect, test } from 'vitest'
import { asking, expectations } from '../access/expectations'
import { declaredRoutes } from '../access/route-table'

const routes = await declaredRoutes()
const wanted = routes.flatMap(({ pattern, methods }) => methods.map((method) => `${method} ${pattern}`))
const listed = Object.entries(expectations).flatMap(([pattern, expectation]) =>
  Object.keys(expectation).map((method) => `${method} ${pattern}`),
)

// test/process/access-matrix.test.ts asks each of them of a running server.
test('every route says for each of its methods who may use it, in test/access/expectations.ts', () => {
  expect(wanted.filter((one) => !listed.includes(one))).toEqual([])
})

test('the table of expectations names no route that is not there', () => {
  expect(listed.filter((one) => !wanted.includes(one))).toEqual([])
})

test('every route answers something', () => {
  expect(routes.filter(({ methods }) => methods.length === 0)).toEqual([])
})

test('what a stranger may use is for everybody', () => {
  const uneven = Object.entries(expectations).flatMap(([pattern, expectation]) =>
    Object.entries(expectation)
      .filter(([, allowed]) => allowed.includes('anonymous') && allowed.length < asking.length)
      .map(([method]) => `${method} ${pattern}`),
  )
  expect(uneven).toEqual([])
})
