import { expect, test } from 'vitest'
import { parseProgramme } from '../parse/parse-programme'
import { PUBLISHED, sourceOf } from './published.server'

test.each(PUBLISHED)('%s is read', (name) => {
  const parsed = parseProgramme(sourceOf(name), { certifications: [] })
  expect(parsed.ok ? [] : parsed.problems).toEqual([])
})
