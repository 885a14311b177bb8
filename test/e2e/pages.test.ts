import type { Page } from '@playwright/test'
import { bringAxe, violations } from './axe'
import { expect, post, test, type Visitor } from './fixtures'

/** What a theme or a width can change about a page whose markup was looked at already. */
const LOOKS_ONLY = [
  'color-contrast',
  'target-size',
  'scrollable-region-focusable',
  'meta-viewport',
  'link-in-text-block',
]

const WIDE = { width: 1280, height: 800 }
const NARROW = { width: 390, height: 844 }
type State = { size: typeof WIDE; theme: 'light' | 'dark'; rules: readonly string[] | null }
/** Each width and theme is seen; the whole rule book is read once at each width. Right to left, the two extremes. */
const STATES: Record<'en' | 'fa', readonly State[]> = {
  en: [
    { size: WIDE, theme: 'light', rules: null },
    { size: WIDE, theme: 'dark', rules: LOOKS_ONLY },
    { size: NARROW, theme: 'dark', rules: LOOKS_ONLY },
    { size: NARROW, theme: 'light', rules: null },
  ],
  fa: [
    { size: WIDE, theme: 'light', rules: null },
    { size: NARROW, theme: 'dark', rules: LOOKS_ONLY },
  ],
}

/** Those who look at pages, so that each test takes about as long as the others. */
const VISITORS: Record<string, (page: Seen) => boolean> = {
  strangers: ({ as }) => as === null,
  learners: ({ as }) => as !== null && /^(lena|ana|nikos|yui|otieno|zahra|sara|haruto|priya|hannah)@/.test(as),
  managers: ({ as }) => as !== null && /^(petra|jana|maryam|misaki|aoife|wanjiku)@/.test(as),
  'the programme manager': ({ as }) => as !== null && /^tariq@/.test(as),
  'trainers and moderators': ({ as }) => as !== null && /^(chloe|amara)@/.test(as),
  'examiners before an exam': ({ as, path }) => as !== null && /^viktor@/.test(as) && isBefore(path),
  'examiners after an exam': ({ as, path }) => as !== null && /^viktor@/.test(as) && !isBefore(path),
  'the administrator': ({ as }) => as !== null && /^ingrid@/.test(as),
}
type Seen = { as: string | null; path: string }
const isBefore = (path: string) => path.startsWith('/examine/exams') && !path.includes('/statistics')

// Each has a server of its own.
test.describe.configure({ mode: 'parallel' })

for (const lang of ['en', 'fa'] as const) {
  for (const [visitors, isOne] of Object.entries(VISITORS)) {
    test(`pages of ${visitors} in ${lang === 'fa' ? 'Farsi' : 'English'}: nothing in the way of anybody, in light and dark, wide and narrow`, async ({
      visit,
      desk,
      freshOrigin,
    }, { project }) => {
      test.skip(project.name !== 'sqlite', 'pages look the same on every database')
      test.setTimeout(300_000)
      const pages = (await desk('pages', { origin: freshOrigin })).filter(isOne)
      expect(pages.length).toBeGreaterThan(0)
      const found: string[] = []
      for (const as of new Set(pages.map((page) => page.as))) {
        const visitor = await visit({ origin: freshOrigin, lang, ...(as ? { as } : {}) })
        for (const { path, state } of pages.filter((page) => page.as === as)) {
          await takeOver(visitor, path)
          found.push(...(await lookAt(visitor.page, { path, state, states: STATES[lang] })))
        }
        await visitor.context.close()
      }
      expect(found).toEqual([])
    })
  }
}

test('every page of the product is among those that are looked at, by one of the visitors', async ({ desk, baseURL }, {
  project,
}) => {
  test.skip(project.name !== 'sqlite', 'the list is the same on every database')
  const pages = await desk('pages', { origin: baseURL ?? '' })
  const seen = new Set(pages.map(({ route }) => route))
  expect((await desk('declaredPages', {})).filter((route) => !seen.has(route))).toEqual([])
  const unseen = pages.filter((page) => !Object.values(VISITORS).some((isOne) => isOne(page)))
  expect(unseen).toEqual([])
})

async function lookAt(
  page: Page,
  { path, state, states }: { path: string; state: string | undefined; states: readonly State[] },
): Promise<string[]> {
  const found: string[] = []
  await page.setViewportSize(WIDE)
  // A colour that is on its way to another one is neither.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(path, { waitUntil: 'load' })
  await bringAxe(page)
  for (const { size, theme, rules } of states) {
    await page.setViewportSize(size)
    await page.evaluate((value) => {
      document.documentElement.dataset.theme = value
    }, theme)
    const name = [path, state && `(${state})`, size.width, theme].filter(Boolean).join(' ')
    // On a screen as long as the page, bars that stay in sight cover nothing halfway.
    const height = await page.evaluate(() => document.documentElement.scrollHeight + 200)
    if (size === NARROW) await page.setViewportSize({ ...size, height: Math.max(size.height, height) })
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    if (overflow > 1) found.push(`${name}: the page is ${overflow} px too wide`)
    found.push(...(await violations(page, rules)).map((violation) => `${name}: ${violation}`))
  }
  return found
}

/** A running attempt shows its questions to the browser that may write. */
async function takeOver({ context, origin }: Visitor, path: string): Promise<void> {
  const id = /^\/exams\/attempts\/([^/?]+)/.exec(path)?.[1]
  if (id && !/\/(result|answers|explanation)$/.test(path))
    await post(context, `${origin}/exams/attempts/${id}/holder`, {})
}
