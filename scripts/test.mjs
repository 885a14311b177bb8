#!/usr/bin/env node
import { parseArgs } from 'node:util'
import { ensureBrowser } from './lib-browser.mjs'
import { checkNames, runChecks } from './lib-checks.mjs'
import { ensureInstalled, requireNode } from './lib-install.mjs'
import { fail, StepError, say } from './lib-steps.mjs'
import { inWords } from './lib-tally.mjs'

const USAGE = `npm test -- [--only ${checkNames.join(',')}] [pattern …] [-- options for the runner]
  --only     these parts and no others
  pattern    files to run of unit, db, process and e2e; without --only nothing else runs then
  --         what follows goes to vitest or Playwright as it is (-t name, --grep name)`

// The whole proof, from a fresh clone: install, find a browser, then every check. The last line counts.
try {
  requireNode()
  const { names, passed } = readArguments(process.argv.slice(2))
  await ensureInstalled()
  if (names.includes('e2e')) await ensureBrowser()
  const total = await runChecks(names, passed)
  say(`\n${inWords(total)}`)
  process.exitCode = total.failed > 0 ? 1 : 0
} catch (error) {
  fail(error)
}

function readArguments(argv) {
  const cut = argv.indexOf('--')
  const options = cut < 0 ? [] : argv.slice(cut + 1)
  const { values, positionals } = read(cut < 0 ? argv : argv.slice(0, cut))
  if (values.help) {
    console.log(USAGE)
    process.exit(0)
  }
  const suites = ['unit', 'db', 'process', 'e2e']
  const chosen = values.only?.flatMap((list) => list.split(',')) ?? (positionals.length > 0 ? suites : checkNames)
  const unknown = chosen.filter((name) => !checkNames.includes(name))
  if (unknown.length > 0) throw new StepError(`There is no part called ${unknown.join(', ')}.`, { advice: USAGE })
  // Servers under test are the built ones.
  const needsBuild = chosen.includes('process') || chosen.includes('e2e')
  return { names: needsBuild ? [...new Set([...chosen, 'build'])] : chosen, passed: [...positionals, ...options] }
}

function read(args) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { only: { type: 'string', multiple: true }, help: { type: 'boolean', short: 'h' } },
    })
  } catch (error) {
    throw new StepError(error.message, { advice: USAGE })
  }
}
