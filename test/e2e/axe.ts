import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'

/** The engine that @axe-core/playwright brings: put into each page once, it looks at several states of it. */
const fromAxe = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'))
const { source: AXE } = fromAxe('axe-core') as { source: string }

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Puts the engine into a page that was just loaded. */
export const bringAxe = (page: Page) => page.evaluate(AXE)

/** What is in somebody's way on the page as it is now; by all rules, or only by some. */
export const violations = (page: Page, rules: readonly string[] | null = null) =>
  page.evaluate(
    async ({ tags, only }) => {
      type Axe = {
        run(of: object): Promise<{ violations: { id: string; help: string; nodes: { target: unknown[] }[] }[] }>
      }
      const { axe } = window as unknown as { axe: Axe }
      const { violations: list } = await axe.run({
        runOnly: only ? { type: 'rule', values: only } : { type: 'tag', values: tags },
        resultTypes: ['violations'],
      })
      return list.map(
        ({ id, nodes }) =>
          `${id} at ${nodes
            .slice(0, 3)
            .map(({ target }) => target.join(' '))
            .join(' | ')}${nodes.length > 3 ? ` and ${nodes.length - 3} more` : ''}`,
      )
    },
    { tags: TAGS, only: rules ? [...rules] : null },
  )
