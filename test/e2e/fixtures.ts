import { type APIResponse, type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import { type Desk, deskOf } from './desk'

export { expect }

export type VisitorOptions = {
  /** e-mail address of one of the demo's people; without it a stranger */
  as?: string
  /** another server than the project's main one */
  origin?: string
  lang?: 'en' | 'fa'
  theme?: 'light' | 'dark'
  width?: number
  /** without a script of any kind */
  scripts?: boolean
}

export type Visitor = { page: Page; context: BrowserContext; origin: string }

type Fixtures = {
  desk: Desk
  /** Somebody with a browser of their own. Whatever goes wrong in it fails the test at its end. */
  visit: (options?: VisitorOptions) => Promise<Visitor>
  /** A server of the test's own, on the demo as it was loaded. */
  freshOrigin: string
  /** Servers of the test's own. They end after the browsers that look at them: an open page would call them again. */
  retiring: string[]
  /** Problems that the test brings about itself. */
  expected: RegExp[]
}

/** The password of everybody in the demo. */
export const DEMO_PASSWORD = 'one-rung-at-a-time'

export const test = base.extend<Fixtures>({
  expected: [[], { option: true }],

  desk: async ({ baseURL }, use) => {
    await use(deskOf(baseURL ?? ''))
  },

  retiring: async ({ desk }, use) => {
    const origins: string[] = []
    await use(origins)
    for (const origin of origins) await desk('retire', { origin })
  },

  freshOrigin: async ({ desk, retiring }, use) => {
    const { origin } = await desk('fresh', {})
    retiring.push(origin)
    await use(origin)
  },

  // Asks for `retiring`, so that it is taken down before.
  visit: async ({ browser, baseURL, expected, retiring: _ }, use) => {
    const contexts: BrowserContext[] = []
    const problems: string[] = []
    await use(async (options = {}) => {
      const origin = options.origin ?? baseURL ?? ''
      const context = await browser.newContext({
        viewport: { width: options.width ?? 1280, height: (options.width ?? 1280) < 600 ? 844 : 800 },
        javaScriptEnabled: options.scripts ?? true,
        locale: options.lang === 'fa' ? 'fa-IR' : 'en-GB',
        timezoneId: 'Europe/Athens',
        baseURL: origin,
      })
      contexts.push(context)
      watch(context, problems)
      if (options.as) await signIn(context, origin, options.as)
      if (options.lang) await prefer(context, origin, { locale: options.lang })
      if (options.theme) await prefer(context, origin, { theme: options.theme })
      return { page: await context.newPage(), context, origin }
    })
    for (const context of contexts) await context.close()
    expect(problems.filter((problem) => !expected.some((pattern) => pattern.test(problem)))).toEqual([])
  },
})

/** What a person would not see but a browser complains of: script errors, refused resources, missing files. */
function watch(context: BrowserContext, problems: string[]): void {
  const seenAt = (page: Page) => new URL(page.url(), 'http://nowhere').pathname
  context.on('page', (page) => {
    page.on('pageerror', (error) => problems.push(`${seenAt(page)}: ${error.message}`))
    page.on('console', (message) => {
      // What could not be loaded is looked at below, where the address is known.
      if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return
      problems.push(`${seenAt(page)}: ${message.text()}`)
    })
    page.on('response', (response) => {
      const request = response.request()
      if (response.status() < 400 || request.resourceType() === 'document') return
      problems.push(
        `${seenAt(page)}: ${request.method()} ${new URL(response.url()).pathname} answered ${response.status()}`,
      )
    })
  })
}

/** Signs in by the form, as a browser sends it. */
export async function signIn(context: BrowserContext, origin: string, email: string, password = DEMO_PASSWORD) {
  const answer = await post(context, `${origin}/sign-in`, { email, password, stay: 'on' })
  expect(answer.status(), `${email} signs in`).toBe(303)
}

export const prefer = (context: BrowserContext, origin: string, choice: { locale: string } | { theme: string }) =>
  post(context, `${origin}/preferences`, choice)

/** A form of one of our own pages, sent without opening it; the way it leads is not followed. */
export function post(context: BrowserContext, url: string, form: Record<string, string>): Promise<APIResponse> {
  return context.request.post(url, { form, headers: { origin: new URL(url).origin }, maxRedirects: 0 })
}
