import { expect, test } from 'vitest'
import { shortNameFrom } from './short-name'

test.each([
  ['Webhooks, advanced', 'webhooks-advanced'],
  ['  Qualité & sécurité 2 ', 'qualite-securite-2'],
  ['A title that goes on for much longer than an address should', 'a-title-that-goes-on-for-much-longer'],
  ['گواهینامه', ''],
  ['', ''],
])('the short name of “%s” is “%s”', (title, name) => {
  expect(shortNameFrom(title)).toBe(name)
})
