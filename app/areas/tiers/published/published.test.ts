import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { parseProgramme } from '../parse/parse-programme'

const folder = fileURLToPath(new URL('.', import.meta.url))
test.each(readdirSync(folder).filter((name) => name.endsWith('.yaml')))('%s is read', (name) => {
  const parsed = parseProgramme(readFileSync(`${folder}${name}`, 'utf8'), { certifications: [] })
  expect(parsed.ok ? [] : parsed.problems).toEqual([])
})
