import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseProgramme } from '../parse-programme'

test.each(['aws-services'])('%s is read', (name) => {
  const text = readFileSync(new URL(`${name}.yaml`, import.meta.url), 'utf8')
  expect(parseProgramme(text, { certifications: [] })).toMatchObject({ ok: true })
})
