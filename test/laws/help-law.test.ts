import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readCatalogue } from './message-catalogue'
import { filesBelow, repository } from './source-files'

/** What a help page sets in emphasis are words of a screen: a button, a heading, an entry of the menu. */
const namedIn = (page: string): string[] => {
  const prose = page.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '')
  return [...prose.matchAll(/(?<![\p{L}\p{N}_/])_([^_\n]+)_(?![\p{L}\p{N}_])/gu)].map(([, words = '']) => words)
}

/** As it reads on screen: without marks for the page, and without the dots of “Apply …”. */
const asRead = (message: string) => message.replace(/<[^>]*>/g, '').replace(/\s*…$/, '')

describe.each(['en', 'fa'])('help pages in %s', (language) => {
  const shown = new Set(Object.values(readCatalogue()[language] ?? {}).flatMap((one) => Object.values(one).map(asRead)))
  const pages = filesBelow(`content/help/${language}`).filter((file) => file.endsWith('.mdx'))

  it('name what stands on a screen, in the words that stand there', () => {
    const named = pages.flatMap((file) =>
      namedIn(readFileSync(join(repository, file), 'utf8')).map((words) => ({ page: basename(file, '.mdx'), words })),
    )
    expect(named.length).toBeGreaterThan(30)
    expect(named.filter(({ words }) => !shown.has(words))).toEqual([])
  })

  it('link to help pages that there are', () => {
    const names = pages.map((file) => basename(file, '.mdx'))
    const linked = pages.flatMap((file) =>
      [...readFileSync(join(repository, file), 'utf8').matchAll(/\]\(\/help\/([a-z-]+)[)#]/g)].map(([, name]) => name),
    )
    expect(linked.filter((name) => !names.includes(name ?? ''))).toEqual([])
  })
})
