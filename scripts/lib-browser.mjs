import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { run, StepError, step } from './lib-steps.mjs'

/**
 * The Chromium that the tests drive: RUNG_CHROMIUM, else one that the system has, else the one that Playwright keeps.
 * @returns its path, or null
 */
export function findBrowser(env = process.env) {
  if (env.RUNG_CHROMIUM) return existsSync(env.RUNG_CHROMIUM) ? env.RUNG_CHROMIUM : null
  return systemBrowsers(env).find(answers) ?? playwrightsOwn()
}

/**
 * Finds a browser or installs one: Playwright's, else the distribution's when this is root on Debian or Ubuntu.
 * @throws StepError that says what a person can do
 */
export async function ensureBrowser() {
  if (process.env.RUNG_CHROMIUM && !existsSync(process.env.RUNG_CHROMIUM)) {
    throw new StepError(`RUNG_CHROMIUM names ${process.env.RUNG_CHROMIUM}, and there is no such file.`)
  }
  const found = findBrowser()
  if (found) return found
  return step('Install a browser', async () => {
    const tried = []
    for (const [command, ...args] of waysToInstall()) {
      const { code, output } = await run(command, args)
      tried.push(`$ ${[command, ...args].join(' ')}\n${output.trimEnd()}`)
      if (code !== 0) continue
      const browser = findBrowser()
      if (browser) return browser
    }
    throw new StepError('The end-to-end tests need Chromium, and none could be installed.', {
      output: tried.join('\n'),
      advice: ADVICE,
    })
  })
}

const ADVICE = `Any one of these will do; then run the command again:
  npx playwright install chromium          Playwright's own
  sudo apt-get install -y chromium         Debian (Ubuntu: a package from google.com/chrome)
  RUNG_CHROMIUM=/path/to/chrome npm test   one that you have
"npm test -- --only types,lint,law,unit,db,process" runs what needs no browser.`

function waysToInstall() {
  const ways = [[process.execPath, playwrightCli(), 'install', 'chromium']]
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    ways.push([
      'sh',
      '-c',
      'apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium',
    ])
  }
  return ways
}

function systemBrowsers(env) {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge']
  const folders = ['/usr/bin', ...(env.PATH ?? '').split(delimiter)]
  const onMac = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ]
  return [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...onMac].filter((path) =>
    existsSync(path),
  )
}

/** Ubuntu's chromium-browser may be a script that only says how to get one: a browser tells its version. */
function answers(path) {
  try {
    return /\d+\.\d+/.test(
      execFileSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000, stdio: ['ignore', 'pipe', 'ignore'] }),
    )
  } catch {
    return false
  }
}

function playwrightsOwn() {
  try {
    const path = createRequire(import.meta.url)('@playwright/test').chromium.executablePath()
    return existsSync(path) ? path : null
  } catch {
    return null
  }
}

const playwrightCli = () => createRequire(import.meta.url).resolve('@playwright/test/cli')
