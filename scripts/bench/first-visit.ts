import { type Browser, type CDPSession, chromium } from '@playwright/test'
import { ensureBrowser } from '../lib-browser.mjs'

export type Visit = { path: string; jsKb: number; totalKb: number; requests: number }

/**
 * What a browser with an empty cache takes over the network for one page and everything it asks for: bytes on the wire,
 * headers included.
 */
export async function measureVisits(of: {
  origin: string
  cookies: readonly string[]
  paths: readonly string[]
}): Promise<Visit[]> {
  const browser = await chromium.launch({ executablePath: await ensureBrowser() })
  try {
    const visits: Visit[] = []
    for (const path of of.paths) visits.push(await visit(browser, of, path))
    return visits
  } finally {
    await browser.close()
  }
}

async function visit(
  browser: Browser,
  { origin, cookies }: { origin: string; cookies: readonly string[] },
  path: string,
): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  try {
    await context.addCookies(
      cookies.map((cookie) => {
        const [name = '', value = ''] = cookie.split('=')
        return { name, value, url: origin }
      }),
    )
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    const sizes = await countBytes(session)
    const response = await page.goto(`${origin}${path}`, { waitUntil: 'load' })
    if (response?.status() !== 200) throw new Error(`${path} answered ${response?.status()}`)
    // What scripts ask for once they run belongs to the visit; a stream that stays open does not end it.
    await page.waitForTimeout(700)
    return { path, jsKb: sizes.js() / 1_024, totalKb: sizes.total() / 1_024, requests: sizes.count() }
  } finally {
    await context.close()
  }
}

async function countBytes(session: CDPSession) {
  const types = new Map<string, string>()
  const bytes = new Map<string, number>()
  session.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => bytes.set(requestId, encodedDataLength))
  await session.send('Network.enable')
  const sum = (keep: (type: string | undefined) => boolean) =>
    [...bytes].reduce((total, [id, size]) => total + (keep(types.get(id)) ? size : 0), 0)
  return {
    js: () => sum((type) => type === 'Script'),
    total: () => sum((type) => type !== 'EventSource'),
    count: () => bytes.size,
  }
}
