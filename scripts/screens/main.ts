import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { type Browser, chromium } from '@playwright/test'
import { type BuiltServer, startBuiltServer } from '../built-server'
import { findBrowser } from '../lib-browser.mjs'
import { prepareData } from '../lib-prepare.mjs'
import { fail, root } from '../lib-steps.mjs'
import { type DemoPage, demoPages } from '../pages'
import { openStage, type Stage, signInAs } from '../stage'

// `npm run screens [-- pattern …]`: a picture of every page of the demo in each language, theme and width, and one
// sheet to look at them all: screens/index.html. A pattern picks pages by route, path or state.

const USAGE = `npm run screens -- [--lang en,fa] [--theme light,dark] [--width 390,1280] [pattern …]
  pattern    pages whose route, path or state holds it; without one every page`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    lang: { type: 'string', default: 'en,fa' },
    theme: { type: 'string', default: 'light,dark' },
    width: { type: 'string', default: '390,1280' },
    help: { type: 'boolean', short: 'h' },
  },
})

type Look = { lang: string; theme: string; width: number }

const looks: Look[] = values.lang
  .split(',')
  .flatMap((lang) =>
    values.theme
      .split(',')
      .flatMap((theme) => values.width.split(',').map((width) => ({ lang, theme, width: Number(width) }))),
  )
const folderOf = ({ lang, theme, width }: Look) => `${lang}-${theme}-${width}`
const out = join(root, 'screens')

async function takePictures() {
  const executablePath = findBrowser()
  if (!executablePath) throw new Error('There is no Chromium to take pictures with; RUNG_CHROMIUM may name one.')
  const folder = mkdtempSync(join(tmpdir(), 'rung-screens-'))
  const data = { databaseUrl: join(folder, 'rung.db'), dataDir: folder }
  let server: BuiltServer | undefined
  let stage: Stage | undefined
  let browser: Browser | undefined
  try {
    await prepareData(['build/node/rung.js'], { RUNG_DATA_DIR: folder, RUNG_DEMO: '1', LOG_LEVEL: 'warn' })
    server = await startBuiltServer(data)
    stage = await openStage({ ...data, publicUrl: server.origin })
    browser = await chromium.launch({ executablePath })
    const pages = (await demoPages(stage)).filter(isAsked)
    for (const look of looks) await takeAll({ browser, stage, origin: server.origin, pages, look })
    writeFileSync(join(out, 'index.html'), sheet(pages))
    console.log(`${pages.length * looks.length} pictures; look at ${relative(process.cwd(), join(out, 'index.html'))}`)
  } finally {
    await browser?.close()
    await stage?.close()
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

const isAsked = (page: DemoPage) =>
  positionals.length === 0 ||
  positionals.some((pattern) => [page.route, page.path, page.state ?? ''].some((text) => text.includes(pattern)))

async function takeAll(of: { browser: Browser; stage: Stage; origin: string; pages: DemoPage[]; look: Look }) {
  const { browser, stage, origin, pages, look } = of
  const into = join(out, folderOf(look))
  rmSync(into, { recursive: true, force: true })
  mkdirSync(into, { recursive: true })
  for (const as of new Set(pages.map((page) => page.as))) {
    const context = await browser.newContext({
      viewport: { width: look.width, height: look.width < 600 ? 844 : 800 },
      locale: look.lang === 'fa' ? 'fa-IR' : 'en-GB',
      timezoneId: 'Europe/Athens',
    })
    const send = (path: string, form: Record<string, string>) =>
      context.request.post(`${origin}${path}`, { form, headers: { origin }, maxRedirects: 0 })
    if (as) await context.addCookies([await sessionOf(stage, as, origin)])
    await send('/preferences', { locale: look.lang })
    await send('/preferences', { theme: look.theme })
    const page = await context.newPage()
    for (const shown of pages.filter((one) => one.as === as)) {
      const attempt = /^\/exams\/attempts\/([^/?]+)(?!.*\/(?:result|answers|explanation)$)/.exec(shown.path)?.[1]
      // A running attempt shows its questions to the browser that may write.
      if (attempt) await send(`/exams/attempts/${attempt}/holder`, {})
      await page.goto(`${origin}${shown.path}`, { waitUntil: 'networkidle' }).catch(() => page.waitForLoadState('load'))
      await page.screenshot({ path: join(into, `${nameOf(shown)}.png`), fullPage: true, animations: 'disabled' })
    }
    await context.close()
  }
  console.log(`  ${folderOf(look)}`)
}

async function sessionOf(stage: Stage, email: string, url: string) {
  const { id, organisation_id } = await stage.composition.handle.db
    .selectFrom('people')
    .innerJoin('memberships', 'memberships.person_id', 'people.id')
    .select(['people.id', 'memberships.organisation_id'])
    .where('people.email', '=', email)
    .executeTakeFirstOrThrow()
  const [name = '', value = ''] = (await signInAs(stage, id, organisation_id)).cookie.split('=')
  return { name, value, url }
}

/** A file name that says which page it is: `company-tier.in-grace`. */
function nameOf({ route, path, as, state }: DemoPage): string {
  const place = route === '/' ? 'home' : route.slice(1).replace(/[/:*]+/g, '-')
  return [place, state ?? (path.includes('?') ? path.split('?')[1] : null) ?? as?.split('@')[0] ?? 'stranger']
    .join('.')
    .replace(/[^\w.-]+/g, '-')
}

const sheet = (pages: DemoPage[]) => `<!doctype html><meta charset="utf-8"><title>Screens</title>
<style>body{font:14px system-ui;margin:1rem}div{display:flex;gap:1rem;overflow-x:auto;align-items:start}img{max-height:40rem;border:1px solid #ccc}figure{margin:0}</style>
${pages
  .map((page) => {
    const pictures = looks.map((look) => {
      const file = `${folderOf(look)}/${nameOf(page)}.png`
      return `<figure><figcaption>${folderOf(look)}</figcaption><a href="${file}"><img loading="lazy" src="${file}" alt=""></a></figure>`
    })
    return `<h2>${page.path} ${page.state ?? ''}</h2><div>${pictures.join('')}</div>`
  })
  .join('\n')}
`

try {
  if (values.help) console.log(USAGE)
  else await takePictures()
} catch (error) {
  fail(error)
}
