import { createServer } from 'node:net'
import { defineConfig } from '@playwright/test'
import { findBrowser } from './scripts/lib-browser.mjs'

const databases = ['sqlite', 'postgres'] as const

/** `--project sqlite` starts no PostgreSQL. */
const isAsked = (name: string) => process.argv.includes(name) || process.argv.includes(`--project=${name}`)
const chosen = databases.some(isAsked) ? databases.filter(isAsked) : databases

// Workers read this file too: what was decided once is handed to them in the environment.
process.env.RUNG_CHROMIUM ??= findBrowser() ?? ''
for (const name of databases) process.env[portVariable(name)] ??= String(await freePort())

/** The journeys of `test/e2e` in a real browser, on the built product, once on each database. */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: '.cache/playwright',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  workers: 2,
  reporter: [['list'], ['json', { outputFile: '.cache/tests/e2e.json' }]],
  use: {
    browserName: 'chromium',
    launchOptions: process.env.RUNG_CHROMIUM ? { executablePath: process.env.RUNG_CHROMIUM } : {},
    locale: 'en-GB',
    timezoneId: 'Europe/Athens',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
  projects: databases.map((name) => ({ name, use: { baseURL: originOf(name) } })),
  webServer: chosen.map((name) => ({
    name,
    command: `"${process.execPath}" --import tsx test/e2e/server.ts ${name} ${process.env[portVariable(name)]}`,
    url: `${originOf(name)}/readyz`,
    timeout: 240_000,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
  })),
})

function portVariable(name: (typeof databases)[number]) {
  return `RUNG_E2E_PORT_${name.toUpperCase()}`
}

function originOf(name: (typeof databases)[number]) {
  return `http://localhost:${process.env[portVariable(name)]}`
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
