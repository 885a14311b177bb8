import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lostTags, parseRichText, plainWords } from './rich-text'
import { DEEPEST_INLINE, type RichBlock, type RichInline } from './rich-text/nodes'
import { safeUrl } from './rich-text/safe-url'

/** Any UTF-16 code unit, lone surrogates and controls included. */
const anyCodeUnit = fc.nat(0xffff).map((code) => String.fromCharCode(code))

const FORMATS = ['plain', 'markdown', 'html'] as const
const markdown = (text: string) => show(parseRichText({ format: 'markdown', text }))
const html = (text: string) => show(parseRichText({ format: 'html', text }))

describe('plain text', () => {
  it('keeps lines and paragraphs and shows markup as text', () => {
    expect(show(parseRichText({ format: 'plain', text: ' a <b>x</b>\n*b*\n\nc ' }))).toBe('p(a <b>x</b>|*b*) p(c)')
  })
  it('is empty for blank text', () => expect(parseRichText({ format: 'plain', text: ' \n \n' })).toEqual([]))
})

describe('Markdown', () => {
  it.each([
    ['a\nb', 'p(a\nb)'],
    ['a  \nb\\\nc', 'p(a|b|c)'],
    ['# Head', 'p(strong(Head))'],
    ['**a _b_** `c*d*`', 'p(strong(a em(b)) code(c*d*))'],
    ['snake_case_name and 2*3*4', 'p(snake_case_name and 2em(3)4)'],
    ['\\*not\\* &lt;b&gt;', 'p(*not* <b>)'],
    ['[docs](https://halyard.example/a "t")', 'p(link<https://halyard.example/a>(docs))'],
    ['[x](javascript:alert(1))', 'p(x)'],
    ['[x](//evil.example)', 'p(x)'],
    ['<https://halyard.example>', 'p(link<https://halyard.example>(https://halyard.example))'],
    ['<script>alert(1)</script>', 'p(<script>alert(1)</script>)'],
    ['```ts title="x"\na\n  b\n```', 'pre:ts(a\n  b)'],
    ['~~~\n```\n~~~\nz', 'pre(```) p(z)'],
    ['- a\n- b\n  - c\n\nd', 'ul[p(a) / p(b) ul[p(c)]] p(d)'],
    ['3. a\n4. b', 'ol3[p(a) / p(b)]'],
    ['since\n1999. year', 'p(since\n1999. year)'],
    ['1. a\n\n   b', 'ol[p(a) p(b)]'],
  ])('reads %j', (text, expected) => expect(markdown(text)).toBe(expected))
})

describe('HTML', () => {
  it.each([
    ['<p>a <b>b</b></p><p>c</p>', 'p(a strong(b)) p(c)'],
    ['a<strong> b </strong>c', 'p(astrong( b )c)'],
    ['a<br>b<br/>c', 'p(a|b|c)'],
    ['<h3>T</h3>x', 'p(strong(T)) p(x)'],
    ['<ul><li>a<li>b<ol><li>c</li></ol></li></ul>', 'ul[p(a) / p(b) ol[p(c)]]'],
    ['<pre>\n a &lt;b>\n</pre>', 'pre( a <b>)'],
    ['<a href="https://a.example/?x=1&amp;y=2">l</a>', 'p(link<https://a.example/?x=1&y=2>(l))'],
    ['<a href="java\tscript:alert(1)">l</a>', 'p(l)'],
    ['<a href=" javascript&colon;alert(1)">l</a>', 'p(l)'],
    ['<span style="color:red" onclick="x()">t</span>', 'p(t)'],
    ['x<!-- the key is b -->y<!-- open', 'p(xy)'],
    ['<script>alert("<b>k</b>")</script>', 'p(<script>alert("strong(k)")</script>)'],
    ['<img src=x onerror=alert(1) alt="A chart">', 'p([A chart])'],
    ['2 < 3 & 4 > 1', 'p(2 < 3 & 4 > 1)'],
    ['<b><i>x</b></i>y', 'p(strong(em(x))y)'],
  ])('reads %j', (text, expected) => expect(html(text)).toBe(expected))

  it('names the tags it could not carry over', () =>
    expect(lostTags({ format: 'html', text: '<p><img src="x"><video></video></p>' })).toEqual(['img', 'video']))
})

describe('addresses', () => {
  it.each(['https://a.example/x?y#z', 'http://a.example', 'mailto:a@b.example', 'tel:+301', '/learn/x', '#part'])(
    'lets %s through',
    (url) => expect(safeUrl(url)).toBe(url),
  )
  it.each([
    '',
    'javascript:alert(1)',
    'JaVaScRiPt:x',
    'data:text/html,x',
    'vbscript:x',
    '//a.example',
    '/\\a.example',
    'https:a',
    'https:///a',
    'http://\u200ba.example',
    'java\u0000script:x',
    'https://a.example/\u202ex',
    'blob:https://a',
    'ftp://a',
    'x.html',
  ])('refuses %j', (url) => expect(safeUrl(url)).toBeNull())
})

describe('whatever is written', () => {
  const hostile = fc.string({ unit: anyCodeUnit })
  const pieces = fc
    .array(
      fc.constantFrom(
        '<',
        '>',
        '"',
        "'",
        '*',
        '_',
        '`',
        '[',
        '](',
        ')',
        '\n',
        '- ',
        '1. ',
        '<b>',
        '</b>',
        '<li>',
        '<ul>',
        '</ul>',
        '<pre>',
        'a',
        ' ',
        '&lt;',
        '\\',
        'javascript:',
      ),
      { maxLength: 60 },
    )
    .map((list) => list.join(''))

  it('becomes a harmless tree', () =>
    fc.assert(
      fc.property(fc.constantFrom(...FORMATS), fc.oneof(hostile, pieces), (format, text) => {
        expectHarmless(parseRichText({ format, text }))
      }),
      { numRuns: 500 },
    ))

  it('loses no letters of plain text', () =>
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9 \n]{0,80}$/), (text) => {
        const letters = (value: string) => value.replace(/\s/g, '')
        expect(letters(plainWords({ format: 'plain', text }))).toBe(letters(text))
        expect(letters(plainWords({ format: 'html', text }))).toBe(letters(text))
      }),
    ))

  it.each(['*a_ ', '[', '](', '<a "', '`a``', '- ', '> ', '**', '<ul><li>', '<b>', '*a **b ', 'a* b** ', '1. a\n'])(
    'reads 20,000 characters of %j at once',
    (piece) => {
      const text = piece.repeat(20_000 / piece.length)
      const started = performance.now()
      for (const format of FORMATS) expectHarmless(parseRichText({ format, text }))
      expect(performance.now() - started).toBeLessThan(15_000)
    },
  )
})

const payloads = '../shared/corpora/xss/dompurify-expect.json'
describe.skipIf(!existsSync(payloads))('published attack strings', () => {
  const samples: { payload: string }[] = existsSync(payloads) ? JSON.parse(readFileSync(payloads, 'utf8')) : []
  it.each(FORMATS)('are harmless as %s', (format) => {
    expect(samples.length).toBeGreaterThan(100)
    for (const { payload } of samples) expectHarmless(parseRichText({ format, text: payload }))
  })
})

const spec = '../shared/corpora/markdown/commonmark.json'
describe.skipIf(!existsSync(spec))('CommonMark examples', () => {
  // Raw HTML is text here (346, 477 to 479), and an address keeps its characters (348).
  const ours = new Set([346, 348, 477, 478, 479])
  type Example = { example: number; section: string; markdown: string; html: string }
  const examples: Example[] = existsSync(spec) ? JSON.parse(readFileSync(spec, 'utf8')) : []
  it.each(['Emphasis and strong emphasis', 'Code spans'])('agree on %s', (section) => {
    const chosen = examples.filter((example) => example.section === section && !ours.has(example.example))
    expect(chosen.length).toBeGreaterThan(15)
    for (const example of chosen.filter(({ html }) => !html.includes('<a ') && !html.includes('<img'))) {
      const written = parseRichText({ format: 'markdown', text: example.markdown }).map(blockHtml).join('\n')
      expect(written, `example ${example.example}`).toBe(example.html.trim())
    }
  })
})

/** Judges by walking the tree, as a browser would walk the document. */
function expectHarmless(blocks: readonly RichBlock[]): void {
  const inline = (node: RichInline, depth: number): void => {
    expect(depth).toBeLessThanOrEqual(DEEPEST_INLINE + 2)
    if (node.kind === 'link') expect(node.href).toMatch(/^(https?:\/\/|mailto:|tel:|\/(?!\/)|#)/i)
    if ('children' in node) for (const child of node.children) inline(child, depth + 1)
    else if (node.kind !== 'break') expect(typeof node.text).toBe('string')
  }
  for (const block of blocks) {
    if (block.kind === 'list') for (const item of block.items) expectHarmless(item)
    else if (block.kind === 'paragraph') for (const child of block.children) inline(child, 1)
    else expect(block.kind).toBe('code-block')
  }
}

function show(blocks: readonly RichBlock[]): string {
  return blocks
    .map((block) => {
      if (block.kind === 'paragraph') return `p(${block.children.map(showInline).join('')})`
      if (block.kind === 'code-block') return `pre${block.language ? `:${block.language}` : ''}(${block.text})`
      return `${block.ordered ? 'ol' : 'ul'}${block.start ?? ''}[${block.items.map(show).join(' / ')}]`
    })
    .join(' ')
}

function showInline(node: RichInline): string {
  if (node.kind === 'text') return node.text
  if (node.kind === 'break') return '|'
  if (node.kind === 'code') return `code(${node.text})`
  return `${node.kind}${node.kind === 'link' ? `<${node.href}>` : ''}(${node.children.map(showInline).join('')})`
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

function blockHtml(block: RichBlock): string {
  if (block.kind === 'paragraph') return `<p>${block.children.map(inlineHtml).join('')}</p>`
  if (block.kind === 'code-block') return `<pre><code>${escaped(block.text)}\n</code></pre>`
  const tag = block.ordered ? 'ol' : 'ul'
  const items = block.items.map((item) =>
    item.map((child) => (child.kind === 'paragraph' ? child.children.map(inlineHtml).join('') : blockHtml(child))),
  )
  return `<${tag}>\n${items.map((item) => `<li>${item.join('\n')}</li>`).join('\n')}\n</${tag}>`
}

function inlineHtml(node: RichInline): string {
  if (node.kind === 'text') return escaped(node.text)
  if (node.kind === 'break') return '<br />\n'
  if (node.kind === 'code') return `<code>${escaped(node.text)}</code>`
  const children = node.children.map(inlineHtml).join('')
  return node.kind === 'link'
    ? `<a href="${escaped(node.href)}">${children}</a>`
    : `<${node.kind}>${children}</${node.kind}>`
}
