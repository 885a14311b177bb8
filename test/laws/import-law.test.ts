import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Files, scratchTree } from './scratch-tree'

const repository = fileURLToPath(new URL('../..', import.meta.url))
const configFile = `${repository}dependency-cruiser.config.cjs`
const config = createRequire(import.meta.url)(configFile) as { forbidden: { name: string }[] }

/** What each area may import of other areas; the law must allow all of it and nothing else. */
const mayImport: Record<string, string[]> = {
  identity: [],
  catalogue: ['identity'],
  questions: ['identity'],
  assets: ['identity'],
  learning: ['identity', 'catalogue', 'questions', 'assets'],
  exams: ['identity', 'catalogue', 'questions', 'assets', 'learning'],
  certifications: ['identity', 'catalogue', 'questions', 'assets', 'learning', 'exams'],
  tiers: ['identity', 'catalogue', 'questions', 'assets', 'learning', 'exams', 'certifications'],
  notifications: [],
}
const areas = Object.keys(mayImport)

/** One planted import: the file that holds it, and every rule that must name that file. */
type Planted = { file: string; text: string; breaks: string[] }

const between = areas.flatMap((from): Planted[] =>
  areas
    .filter((to) => to !== from)
    .map((to) => ({
      file: `app/areas/${from}/of-${to}.ts`,
      text: `import { rule } from '~/areas/${to}/rule'\nexport const own = rule`,
      breaks: mayImport[from]?.includes(to) ? [] : [`layer-${from}`],
    })),
)

const planted: Planted[] = [
  ...between,
  lawful(
    'app/areas/notifications/hears.ts',
    `import type { Passed } from '~/areas/exams/events'\nexport type Heard = Passed`,
  ),
  broken(
    'app/areas/identity/hears.ts',
    `import type { Passed } from '~/areas/exams/events'\nexport type Heard = Passed`,
    'layer-identity',
  ),
  broken('app/areas/exams/relative.ts', `export { rule } from '../tiers/rule'`, 'layer-exams'),
  broken('app/areas/exams/type-only.ts', `export type Rule = import('../tiers/rule').Rule`, 'layer-exams'),
  broken('app/areas/exams/dynamic.ts', `export const later = () => import('~/areas/tiers/rule')`, 'layer-exams'),

  broken('app/areas/exams/knows-page.ts', `export { page } from '~/routes/learn/page'`, 'layer-not-up'),
  broken('app/platform/knows-jobs.ts', `export { schedule } from '~/jobs/schedule'`, 'layer-not-up'),
  broken('app/ui/knows-root.tsx', `export { App } from '../root'`, 'layer-not-up'),
  broken('app/platform/knows-domain.ts', `export { rule } from '~/areas/exams/rule'`, 'layer-platform-below-areas'),
  broken(
    'app/ui/knows-domain.tsx',
    `import type { Rule } from '~/areas/exams/rule'\nexport type Shown = Rule`,
    'layer-platform-below-areas',
  ),
  broken('app/i18n/knows-domain.ts', `export { rule } from '~/areas/exams/rule'`, 'layer-platform-below-areas'),
  broken('app/i18n/knows-button.ts', `export { Button } from '~/ui/button'`, 'layer-i18n-below-ui'),
  lawful('app/ui/speaks.tsx', `export { words } from '~/i18n/words'`),
  broken('app/jobs/knows-page.ts', `export { page } from '~/routes/learn/page'`, 'layer-jobs-not-routes'),
  lawful('app/jobs/composition.server.ts', `export { startAttempt } from '~/areas/exams/start-attempt.server'`),
  broken('db/knows-app.ts', `export { rule } from '../app/areas/exams/rule'`, 'layer-db-lowest'),
  broken('app/areas/exams/leans.ts', `export { world } from '../../../test/world'`, 'layer-tests-on-top'),
  lawful(
    'app/areas/exams/rule.test.ts',
    `import { test } from 'fast-check'\nimport { world } from '../../../test/world'\ntest(world)`,
  ),

  broken('app/areas/exams/circle-a.ts', `import type { B } from './circle-b'\nexport type A = B`, 'no-cycles'),
  // A cycle is reported once, at the file where the walk met it.
  lawful('app/areas/exams/circle-b.ts', `import type { A } from './circle-a'\nexport type B = A`),

  broken(
    'app/areas/exams/calls-server.ts',
    `import type { startAttempt } from './start-attempt.server'\nexport type Start = typeof startAttempt`,
    'plain-ts-no-server-file',
    'plain-ts-reaches-no-platform',
  ),
  broken(
    'app/areas/exams/renders.ts',
    `import type { ReactNode } from 'react'\nexport type Node = ReactNode`,
    'plain-ts-no-platform-package',
  ),
  broken(
    'app/platform/sends.ts',
    `import { createTransport } from 'nodemailer'\nexport const send = createTransport`,
    'plain-ts-no-platform-package',
    'plain-ts-reaches-no-platform',
  ),
  broken(
    'app/areas/exams/reads-files.ts',
    `import { readFileSync } from 'node:fs'\nexport const read = readFileSync`,
    'plain-ts-no-node-builtin',
    'plain-ts-reaches-no-platform',
  ),
  broken('app/areas/exams/reads-through.ts', `export { read } from './reads-files'`, 'plain-ts-reaches-no-platform'),
  lawful(
    'app/areas/exams/save-response.server.ts',
    `import { readFileSync } from 'node:fs'\nexport const read = readFileSync`,
  ),

  broken(
    'app/areas/exams/ui/loads.tsx',
    `import { startAttempt } from '../start-attempt.server'\nexport const Start = startAttempt`,
    'tsx-no-server-code',
  ),
  broken(
    'app/ui/reads.tsx',
    `import { readFileSync } from 'node:fs'\nexport const Read = readFileSync`,
    'tsx-no-server-code',
  ),
  lawful(
    'app/areas/exams/ui/shows.tsx',
    `import type { startAttempt } from '../start-attempt.server'\nexport type Shown = typeof startAttempt`,
  ),

  broken(
    'app/client/takes-server.ts',
    `export { startAttempt } from '~/areas/exams/start-attempt.server'`,
    'client-plain-only',
  ),
  broken('app/client/takes-component.ts', `export { Button } from '~/ui/button'`, 'client-plain-only'),
  broken('app/client/takes-react.ts', `export { createElement } from 'react'`, 'client-plain-only'),
  lawful('app/client/main.ts', `export { rule } from '~/areas/exams/rule'`),

  broken(
    'app/areas/tiers/peeks.server.ts',
    `export { find } from '~/areas/exams/queries.server'`,
    'queries-private-between-areas',
  ),
  broken(
    'app/areas/tiers/peeks-too.server.ts',
    `export { findMarks } from '~/areas/exams/queries.marks.server'`,
    'queries-private-between-areas',
  ),
  broken(
    'app/jobs/peeks.server.ts',
    `export { find } from '~/areas/exams/queries.server'`,
    'queries-private-from-outside',
  ),
  broken(
    'scripts/peeks.ts',
    `export { find } from '../app/areas/exams/queries.server'`,
    'queries-private-from-outside',
  ),
  lawful('app/areas/exams/view-attempt.server.ts', `export { find } from './queries.server'`),
  broken(
    'app/areas/exams/list-attempts.server.ts',
    `import { sql } from 'kysely'\nexport const query = sql`,
    'sql-only-in-queries',
  ),
  broken(
    'app/routes/learn/asks.tsx',
    `import { openDatabase } from '#db/open'\nexport const open = openDatabase`,
    'sql-only-in-queries',
  ),

  broken('app/routes/learn/other.tsx', `export { page } from './page'`, 'no-route-to-route'),
  broken('app/routes/public/other.tsx', `export { part } from '../learn/part'`, 'route-parts-private'),
  broken(
    'app/routes/public/far.tsx',
    `export { page } from '../learn/page'`,
    'no-route-to-route',
    'route-parts-private',
  ),
  lawful('app/routes/learn/with-part.tsx', `export { part } from './part'`),
  lawful('app/jobs/opens.server.ts', `export { openDatabase } from '#db/open'`),
  lawful('app/areas/exams/reads-error.server.ts', `export { portable } from '#db/portable'`),
  broken('app/platform/tries.server.ts', `export { test } from 'fast-check'`, 'no-development-package'),
  broken('app/platform/unlisted.server.ts', `export { pad } from 'unlisted'`, 'no-unlisted-package'),
  broken('app/areas/exams/misspelt.ts', `export { rule } from './rulle'`, 'no-unresolvable'),
]

/** What the planted files import; none of it breaks a rule by itself. */
const ground: Files = {
  'package.json': JSON.stringify({
    type: 'module',
    dependencies: { kysely: '1', react: '1', nodemailer: '1' },
    devDependencies: { 'fast-check': '1' },
  }),
  'tsconfig.json': readFileSync(`${repository}tsconfig.json`, 'utf8'),
  ...Object.fromEntries(
    areas.map((area) => [`app/areas/${area}/rule.ts`, `export const rule = '${area}'\nexport type Rule = string`]),
  ),
  'app/areas/exams/events.ts': 'export type Passed = { type: string }',
  'app/areas/exams/queries.server.ts': `import { sql } from 'kysely'\nexport const find = sql`,
  'app/areas/exams/queries.marks.server.ts': `import { portable } from '#db/portable'\nexport const findMarks = portable`,
  'app/areas/exams/start-attempt.server.ts': `import type { Row } from '#db/portable'\nexport const startAttempt = (row: Row) => row`,
  'app/routes.ts': `export default [route('page', 'routes/learn/page.tsx')]`,
  'app/routes/learn/page.tsx': 'export const page = 1',
  'app/routes/learn/part.tsx': 'export const part = 1',
  'app/jobs/schedule.ts': 'export const schedule = []',
  'app/root.tsx': 'export const App = 1',
  'app/ui/button.tsx': `import { createElement } from 'react'\nexport const Button = createElement`,
  'app/i18n/words.ts': 'export const words = {}',
  'db/open.ts': 'export const openDatabase = 1',
  'db/portable.ts': `import { sql } from 'kysely'\nexport const portable = sql\nexport type Row = object`,
  'test/world.ts': 'export const world = 1',
  ...fakePackage('kysely', 'export const sql = 1'),
  ...fakePackage('react', 'export const createElement = 1'),
  ...fakePackage('nodemailer', 'export const createTransport = 1'),
  ...fakePackage('fast-check', 'export const test = 1'),
  ...fakePackage('unlisted', 'export const pad = 1'),
}

let found: string[]
let printed: { code: number; text: string }
let tree: ReturnType<typeof scratchTree>

beforeAll(async () => {
  tree = scratchTree({ ...ground, ...Object.fromEntries(planted.map(({ file, text }) => [file, text])) })
  const [asJson, asText] = await Promise.all([cruise('json'), cruise('err')])
  const { summary } = JSON.parse(asJson.text) as { summary: { violations: { from: string; rule: { name: string } }[] } }
  found = [...new Set(summary.violations.map(({ from, rule }) => `${rule.name}: ${from}`))].sort()
  printed = asText
}, 120_000)

afterAll(() => tree?.remove())

test('each planted import is named by exactly the rules that it breaks, and lawful ones by none', () => {
  const expected = planted.flatMap(({ file, breaks }) => breaks.map((rule) => `${rule}: ${file}`))
  expect(found).toEqual([...new Set(expected)].sort())
})

test('every rule of the law is broken by a planted import', () => {
  const broken = new Set(planted.flatMap(({ breaks }) => breaks))
  expect(config.forbidden.map((rule) => rule.name).filter((name) => !broken.has(name))).toEqual([])
})

test('the command fails and prints the name of each broken rule', () => {
  expect(printed.code).not.toBe(0)
  for (const { name } of config.forbidden) expect(printed.text).toContain(name)
})

test('a folder of an area that has no layer is refused', async () => {
  const other = scratchTree({ ...ground, 'app/areas/newcomer/rule.ts': '' })
  const { code, text } = await cruise('err', other.root)
  other.remove()
  expect(code).not.toBe(0)
  expect(text).toContain('app/areas/newcomer has no layer')
})

function broken(file: string, text: string, ...breaks: string[]): Planted {
  return { file, text, breaks }
}

function lawful(file: string, text: string): Planted {
  return { file, text, breaks: [] }
}

function fakePackage(name: string, code: string): Files {
  return {
    [`node_modules/${name}/package.json`]: JSON.stringify({
      name,
      version: '1.0.0',
      type: 'module',
      exports: './index.js',
    }),
    [`node_modules/${name}/index.js`]: code,
  }
}

function cruise(reporter: 'json' | 'err', cwd = tree.root): Promise<{ code: number; text: string }> {
  const command = `${repository}node_modules/dependency-cruiser/bin/dependency-cruise.mjs`
  const args = [command, '--config', configFile, '--output-type', reporter, 'app', 'db', 'scripts']
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      args.filter((arg) => arg !== 'scripts' || cwd === tree.root),
      { cwd, maxBuffer: 64e6 },
      (error, stdout, stderr) => {
        resolve({
          code: typeof error?.code === 'number' ? error.code : 0,
          text: stdout + (reporter === 'err' ? stderr : ''),
        })
      },
    )
  })
}
