import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBrowser } from './lib-browser.mjs'
import { ensureBuilt } from './lib-build.mjs'
import { scratchFolder } from './lib-scratch.mjs'
import { lastLines, root, runNode, StepError, say, step } from './lib-steps.mjs'
import { inWords, sum, tallyFromFile, tallyOfExit, tallyOfPlaywright, tallyOfVitest } from './lib-tally.mjs'

/**
 * Runs these checks: the first ones two at a time, since a small machine has two cores; then one by one what starts
 * servers of its own. What needs the build is not tried without one.
 * @param names of `checks`, in any order
 * @param passed what the runners get beside our own arguments: patterns, options
 * @returns the tally of all
 */
export async function runChecks(names, passed = []) {
  const tallies = new Map()
  const runOne = async (name) => tallies.set(name, await checks[name](passed))
  const together = TOGETHER.filter((name) => names.includes(name))
  const lane = async () => {
    for (let name = together.shift(); name; name = together.shift()) await runOne(name)
  }
  await Promise.all([lane(), lane()])
  for (const name of ONE_BY_ONE.filter((name) => names.includes(name))) {
    if (NEED_BUILD.has(name) && tallies.get('build')?.failed) {
      say(`✗ ${name}: not run, because the build failed`)
      tallies.set(name, tallyOfExit(1))
    } else await runOne(name)
  }
  return sum(tallies.values())
}

/** Every check by the name that `--only` takes. None throws when a test fails: it returns a tally. */
const checks = {
  types: () => command('Type-check', ['typescript/bin/tsc', '--noEmit', '--pretty', String(onTerminal)], 10),
  lint: () => command('Lint and format', ['@biomejs/biome/bin/biome', 'check', '--max-diagnostics=200'], 5),
  law: () => command('Import law', ['dependency-cruiser/bin/dependency-cruise.mjs', ...CRUISED], 5),
  unit: (passed) => vitest('Unit tests', 'unit', passed, 15),
  build,
  db: (passed) => vitest('Database tests on SQLite and PostgreSQL', 'db', passed, 25),
  process: (passed) => vitest('Process tests', 'process', passed, 30),
  e2e: endToEnd,
}

export const checkNames = Object.keys(checks)

const TOGETHER = ['unit', 'types', 'law', 'lint', 'build']
const ONE_BY_ONE = ['db', 'process', 'e2e']
const NEED_BUILD = new Set(['process', 'e2e'])
const CRUISED = ['--config', 'dependency-cruiser.config.cjs', 'app', 'db', 'scripts']

const onTerminal = Boolean(process.stdout.isTTY)
const coloured = onTerminal ? { FORCE_COLOR: '1' } : {}
const colours = onTerminal ? coloured : { NO_COLOR: '1' }
const reports = join(root, '.cache/tests')

async function command(title, [program, ...args], minutes) {
  return shown(title, async () => {
    const { code, output } = await runNode([join(root, 'node_modules', program), ...args], { env: colours, minutes })
    return { tally: tallyOfExit(code), output, note: '' }
  })
}

async function vitest(title, project, passed, minutes) {
  return shown(title, async () => {
    const report = freshReport(project)
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const args = [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--project',
      project,
      '--passWithNoTests',
      ...reporters,
      ...passed,
    ]
    const { code, output } = await runSuite(args, { env: { ...colours, NODE_ENV: 'test' }, minutes })
    const tally = tallyFromFile(report, tallyOfVitest, code)
    return { tally, output: failuresOf(output), note: inWords(tally) }
  })
}

async function endToEnd(passed) {
  const browser = await ensureBrowser()
  return shown('End-to-end tests in Chromium', async (sofar) => {
    const report = freshReport('e2e')
    const args = [
      join(root, 'node_modules/@playwright/test/cli.js'),
      'test',
      '--pass-with-no-tests',
      '--reporter=line,json',
      ...passed,
    ]
    const { code, output } = await runSuite(args, {
      env: { ...coloured, RUNG_CHROMIUM: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
      minutes: 60,
      onOutput: (text) => {
        const counter = [...text.matchAll(/\[(\d+\/\d+)\]/g)].at(-1)
        if (counter) sofar(counter[1])
      },
    })
    const tally = tallyFromFile(report, tallyOfPlaywright, code)
    return { tally, output, note: inWords(tally) }
  })
}

/** An interrupted runner does not put its data away: they all lie in one folder, which goes when the runner has ended. */
async function runSuite(args, { env, ...options }) {
  const scratch = scratchFolder()
  const folder = mkdtempSync(join(scratch, 'rung-test-'))
  try {
    return await runNode(args, { ...options, env: { ...env, TMPDIR: scratch, RUNG_TEST_FOLDER: folder } })
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function build() {
  try {
    await ensureBuilt()
    return tallyOfExit(0)
  } catch (error) {
    if (!(error instanceof StepError)) throw error
    say(`\n${error.message}\n${lastLines(error.output, 80)}\n`)
    return tallyOfExit(1)
  }
}

/** Runs one check as a step; what failed is shown in full, below its line. */
async function shown(title, work) {
  let done
  try {
    await step(title, async (sofar) => {
      done = await work(sofar)
      if (done.tally.failed > 0) throw new StepError(title)
      return done.note
    })
  } catch (error) {
    if (!done) throw error
    say(`\n${lastLines(done.output, 400)}\n`)
  }
  return done.tally
}

/** The list of files that went well says nothing about what went wrong. */
function failuresOf(output) {
  const start = output.search(/⎯+ (Failed|Unhandled|Startup)/)
  return start < 0 ? output : output.slice(start)
}

function freshReport(name) {
  mkdirSync(reports, { recursive: true })
  const file = join(reports, `${name}.json`)
  rmSync(file, { force: true })
  return file
}
