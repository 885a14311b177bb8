import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { requireNode } from './lib-install.mjs'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rung-install-'))
  mkdirSync(join(folder, 'scripts'))
  for (const name of ['install', 'stamp', 'steps'])
    cpSync(`scripts/lib-${name}.mjs`, join(folder, `scripts/lib-${name}.mjs`))
  write('package-lock.json', '{}')
  // Stands for npm: notes what it was asked for.
  write(
    'npm-cli.js',
    `require('fs').writeFileSync(${JSON.stringify(join(folder, 'asked'))}, process.argv.slice(2).join(' '))`,
  )
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const BUILT_HERE = `module.exports = class { close() {} }`
const BUILT_ELSEWHERE = `module.exports = class { constructor() { throw new Error('was compiled against another Node.js') } }`

function write(path: string, text: string) {
  const file = join(folder, path)
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, text)
}

/** As `npm install` leaves node_modules: its own lock file is the newest. */
function installedByHand(packages: Record<string, string>) {
  for (const [name, text] of Object.entries(packages)) write(`node_modules/${name}/index.js`, text)
  write('node_modules/.package-lock.json', '{}')
  utimesSync(join(folder, 'package-lock.json'), 1, 1)
}

/** @returns what npm was asked for; null when it was not */
function ensureInstalled(): string | null {
  rmSync(join(folder, 'asked'), { force: true })
  const script = `import { ensureInstalled } from './scripts/lib-install.mjs'; await ensureInstalled()`
  execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: folder,
    env: { ...process.env, npm_execpath: join(folder, 'npm-cli.js') },
  })
  return existsSync(join(folder, 'asked')) ? readFileSync(join(folder, 'asked'), 'utf8') : null
}

const NPM_CI = 'ci --include=dev --no-audit --no-fund'

test('a fresh clone is installed, once', () => {
  expect(ensureInstalled()).toBe(NPM_CI)
  expect(ensureInstalled()).toBeNull()
  write('package-lock.json', '{ "packages": {} }')
  expect(ensureInstalled()).toBe(NPM_CI)
})

test('what somebody has installed by hand is taken as it is', () => {
  installedByHand({ 'better-sqlite3': BUILT_HERE, 'fast-check': '' })
  expect(ensureInstalled()).toBeNull()
})

test.each([
  ['by another Node', { 'better-sqlite3': BUILT_ELSEWHERE, 'fast-check': '' }],
  ['without what the build and the tests need', { 'better-sqlite3': BUILT_HERE }],
])('what was installed %s is installed anew', (_how, packages) => {
  installedByHand(packages)
  expect(ensureInstalled()).toBe(NPM_CI)
})

test.each(['18.20.0', '20.18.3'])('Node %s is refused in words', (version) => {
  expect(() => requireNode(version)).toThrow('Rung needs Node.js 20.19 or newer')
})

test.each(['20.19.0', '22.0.0', '24.1.0'])('Node %s is taken', (version) => {
  expect(() => requireNode(version)).not.toThrow()
})
