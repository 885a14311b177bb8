import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type TextHunk, textChanges } from './text-changes'

const line = fc.constantFrom('tiers:', '  - slug: gold', '    requires: always', '', '# why', 'عنوان: طلایی')
const text = fc.array(line, { maxLength: 24 }).map((lines) => lines.map((one) => `${one}\n`).join(''))
const linesOf = (of: string) => of.replace(/\n$/, '').split('\n')

/** Puts the hunks into the older text forwards, or into the newer one backwards, which gives the other. */
function applied(to: string, hunks: readonly TextHunk[], here: 'before' | 'after'): string[] {
  const there = here === 'before' ? 'after' : 'before'
  const own = linesOf(to)
  const out: string[] = []
  let place = 0
  for (const { lines } of hunks) {
    // A hunk without a line of this text is all of the other one: nothing comes before it.
    const first = (lines.find((one) => one[here] !== null)?.[here] ?? 1) - 1
    out.push(...own.slice(place, first))
    place = first
    for (const one of lines) {
      if (one[here] !== null) expect(own[place++]).toBe(one.text)
      if (one[there] !== null) out.push(one.text)
    }
  }
  return [...out, ...own.slice(place)]
}

/** The length of the longest list of lines that stands in both in this order. */
function longestCommon(a: readonly string[], b: readonly string[]): number {
  let row = b.map(() => 0)
  for (const one of a) {
    const next: number[] = []
    for (const [j, other] of b.entries())
      next.push(one === other ? (row[j - 1] ?? 0) + 1 : Math.max(row[j] ?? 0, next[j - 1] ?? 0))
    row = next
  }
  return row.at(-1) ?? 0
}

describe('the difference of two texts', () => {
  test('makes either text out of the other', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const hunks = textChanges(before, after)
        expect(applied(before, hunks, 'before')).toEqual(linesOf(after))
        expect(applied(after, hunks, 'after')).toEqual(linesOf(before))
      }),
      { numRuns: 300 },
    )
  })

  test('shows no line as changed that stayed', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = textChanges(before, after).flatMap((hunk) => hunk.lines)
        const [gone, fresh] = [lines.filter(({ is }) => is === 'removed'), lines.filter(({ is }) => is === 'added')]
        const common = longestCommon(linesOf(before), linesOf(after))
        expect([gone.length, fresh.length]).toEqual([linesOf(before).length - common, linesOf(after).length - common])
      }),
      { numRuns: 300 },
    )
  })

  test('leaves out what is far from a change, and is empty for the same text', () => {
    const long = Array.from({ length: 40 }, (_, index) => `line ${index}`)
    const changed = long.with(10, 'another').with(30, 'and another')
    const hunks = textChanges(long.join('\n'), `${changed.join('\n')}\n`)
    expect(hunks.map(({ lines }) => lines.map(({ before, after }) => after ?? before))).toEqual([
      [8, 9, 10, 11, 11, 12, 13, 14],
      [28, 29, 30, 31, 31, 32, 33, 34],
    ])
    expect(textChanges(long.join('\n'), long.join('\n'))).toEqual([])
  })
})
