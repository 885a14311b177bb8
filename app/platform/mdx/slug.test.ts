import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createSlugger } from './slug'

it.each([
  ['The key is the event, not the delivery', 'the-key-is-the-event-not-the-delivery'],
  ['What’s `429`?', 'whats-429'],
  ['وب‌هوک‌ها و امضا', 'وبهوکها-و-امضا'],
  ['  --  ', 'section'],
  ['Main', 'main-2'],
])('%s → %s', (heading, slug) => {
  expect(createSlugger()(heading)).toBe(slug)
})

it('gives each heading of a text its own id', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom('a', 'a 2', 'a-2', 'A!'), fc.string())), (headings) => {
      const slug = createSlugger()
      const slugs = headings.map((heading) => slug(heading))
      expect(new Set(slugs).size).toBe(slugs.length)
      for (const made of slugs) expect(made).toMatch(/^[\p{L}\p{M}\p{N}]+(-[\p{L}\p{M}\p{N}]+)*$/u)
    }),
  )
})
