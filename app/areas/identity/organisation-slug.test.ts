import { expect, test } from 'vitest'
import { freeSlug, organisationSlug } from './organisation-slug'

test.each([
  ['Bluefern Integration', 'bluefern-integration'],
  ['  Ångström & Søn A/S ', 'angstrom-søn-a-s'],
  ['شرکت ساحل', 'شرکت-ساحل'],
  ['Bäckerei Strauß', 'backerei-strauß'],
  [`x${'𐐨'.repeat(60)}`, `x${'𐐨'.repeat(47)}`],
  ['!!!', 'organisation'],
  [`${'x'.repeat(60)}`, 'x'.repeat(48)],
  [`${'x'.repeat(47)} and more`, 'x'.repeat(47)],
])('%j becomes %j', (name, slug) => {
  expect(organisationSlug(name)).toBe(slug)
})

test('the first free number is taken', () => {
  const taken = new Set(['acme', 'acme-2', 'acme-4'])
  expect(freeSlug('acme', (slug) => taken.has(slug))).toBe('acme-3')
  expect(freeSlug('other', (slug) => taken.has(slug))).toBe('other')
})
