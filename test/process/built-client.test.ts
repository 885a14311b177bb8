import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../scripts/lib-steps.mjs'

test('what browsers get of the build holds nothing of the repository’s questions, and nothing of the server', () => {
  const folder = join(root, 'build/client')
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !/\.(br|gz|woff2?|png)$/.test(entry.name),
  )
  const keys = explanations()
  expect(keys.length).toBeGreaterThan(50)
  expect(files.length).toBeGreaterThan(20)
  const found = files.flatMap((entry) => {
    const text = readFileSync(join(entry.parentPath, entry.name), 'utf8')
    return [...keys, 'better-sqlite3', 'question_versions']
      .filter((words) => text.includes(words))
      .map((words) => `${entry.name}: ${words}`)
  })
  expect(found).toEqual([])
})

/** What the explanations of the repository's own questions say. */
function explanations(): string[] {
  const files = readdirSync(join(root, 'content/questions'), { recursive: true, withFileTypes: true })
  return files
    .filter((entry) => entry.isFile() && /\.gift$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .flatMap((text) => [...text.matchAll(/#+\s*([A-Z][^#=~{}\n]{25,60})/g)].map((match) => match[1] ?? ''))
}
