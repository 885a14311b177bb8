import { describe, expect, it } from 'vitest'
import type { ContentNode } from './content-tree'
import { parseContent } from './parse-content'
import { type PrepareOptions, prepareLesson } from './prepare-lesson'

function prepared(source: string, options: PrepareOptions = {}) {
  const parsed = parseContent(source, { trust: 'operator' })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return { tree: parsed.tree, ...prepareLesson(parsed.tree, options) }
}

/** The tree in one line: `name(attributes)[children]`. */
function outline(node: ContentNode): string {
  const values = node.attributes?.map(({ name, value }) => (value === null ? name : `${name}=${value}`)) ?? []
  const name = node.name ?? node.type
  const inside = node.children?.length ? `[${node.children.map(outline).join(' ')}]` : ''
  return `${name}${values.length ? `(${values.join(' ')})` : ''}${inside}`
}

describe('facts about a lesson', () => {
  it('lists the headings of the text, but not those inside components', () => {
    const { facts } = prepared('## A *b*\n\n### C\n\n#### D\n\n<Callout kind="info">\n\n## E\n\n</Callout>\n\n## A b')
    expect(facts.toc).toEqual([
      { id: 'a-b', text: 'A b', depth: 2 },
      { id: 'c', text: 'C', depth: 3 },
      { id: 'a-b-2', text: 'A b', depth: 2 },
    ])
  })

  it('collects the words for search: prose, titles, descriptions, cells and code', () => {
    const { facts } = prepared(
      'Lead *one*.\n\n<Callout kind="info" title="Two">three</Callout>\n\n![four](./media/a.png)\n\n| five |\n| - |\n| six |\n\n```\nseven\n```',
    )
    expect(facts.text).toBe('Lead one.\nTwo\nthree\nfour\nfive\nsix\nseven')
  })

  it('names checks in reading order, components and media sorted', () => {
    const { facts } = prepared('<Check id="b" />\n\n<Check id="a" />\n\n![x](./media/b.png)\n\n[y](./media/a.pdf)')
    expect(facts).toMatchObject({
      checks: ['b', 'a'],
      components: ['Check'],
      media: ['./media/a.pdf', './media/b.png'],
    })
  })

  it.each([
    ['', 0, 1],
    ['word '.repeat(1_000), 1_000, 5],
    [`${'word '.repeat(400)}\n\n\`\`\`\n${'code\n'.repeat(30)}\n\`\`\`\n\n<Check id="a" />`, 400, 5],
  ])('estimates the time of reading (%#)', (source, words, minutes) => {
    expect(prepared(source).facts).toMatchObject({ words, minutesEstimate: minutes })
  })
})

describe('problems that need the files beside the lesson', () => {
  it('reports media that are not there, once media are known', () => {
    expect(prepared('\n\n![a](./media/a.png)').problems).toEqual([])
    expect(prepared('\n\n![a](./media/a.png)', { media: {} }).problems).toEqual([
      { line: 3, column: 1, code: 'media-missing', params: { name: './media/a.png' } },
    ])
  })

  it('reports a check without a question', () => {
    const { problems } = prepared('<Check id="a" />\n\n<Check id="b" />', { checks: ['a'] })
    expect(problems).toEqual([{ line: 3, column: 1, code: 'check-unknown', params: { id: 'b' } }])
  })

  it('reports a link to a heading that is not there', () => {
    const { problems } = prepared('[a](#here) [b](#there) [c](#%D8%A7)\n\n## Here\n\n## ا')
    expect(problems.map(({ params }) => params)).toEqual([{ anchor: 'there' }])
  })
})

describe('the tree that is compiled', () => {
  const media = {
    './media/a.png': { url: '/m/a.png', width: 640, height: 480, size: 5_000 },
    './media/a.mp4': { url: '/m/a.mp4' },
    './media/a.vtt': { url: '/m/a.vtt', text: 'WEBVTT\n\n00:00.000 --> 00:01.000\nHello.' },
  }

  it.each([
    ['an image alone', '![a](./media/a.png "c")', 'Figure(src=/m/a.png alt=a caption=c width=640 height=480)'],
    [
      'an image in a line',
      'x ![a](./media/a.png)',
      'paragraph[text InlineImage(src=/m/a.png alt=a width=640 height=480)]',
    ],
    [
      'an image by reference',
      '![a][b]\n\n[b]: ./media/a.png',
      'Figure(src=/m/a.png alt=a width=640 height=480) definition',
    ],
    ['a figure', '<Figure src="./media/a.png" alt="a" />', 'Figure(src=/m/a.png alt=a width=640 height=480)'],
    ['a download', '<Download src="./media/a.png" label="b" />', 'Download(src=/m/a.png label=b size=5000)'],
    [
      'a video with its transcript',
      '<Video src="./media/a.mp4" captions="./media/a.vtt" title="t" />',
      'Video(src=/m/a.mp4 captions=/m/a.vtt title=t transcript=Hello.)',
    ],
    [
      'code',
      '```ts title="a.ts"\nlet a\n```',
      'CodeBlock(title=a.ts language=TypeScript)[codeSpan[codeText] codeText]',
    ],
    [
      'tabs of code',
      '<Tabs>\n<Tab label="a">\n\n```sh\nx\n```\n\n</Tab>\n<Tab label="b">\n\n```py\ny\n```\n\n</Tab>\n</Tabs>',
      'Tabs(code)[Tab(label=a)[CodeBlock(language=Shell inTabs)[codeText]] Tab(label=b)[CodeBlock(language=Python inTabs)[codeText]]]',
    ],
    [
      'tabs with more than code',
      '<Tabs>\n<Tab label="a">\n\n```sh\nx\n```\n\ny\n\n</Tab>\n<Tab label="b">z</Tab>\n</Tabs>',
      'Tabs[Tab(label=a)[CodeBlock(language=Shell)[codeText] paragraph[text]] Tab(label=b)[text]]',
    ],
    ['components on one line', '<Steps><Step title="a">b</Step></Steps>', 'Steps[Step(title=a)[text]]'],
  ])('%s', (_, source, expected) => {
    const { tree, problems } = prepared(source, { media })
    expect(problems).toEqual([])
    expect(outline(tree)).toBe(`root[${expected}]`)
  })

  it('links to files by their address', () => {
    const { tree } = prepared('[a](./media/a.png)', { media })
    expect(tree.children?.[0]?.children?.[0]?.url).toBe('/m/a.png')
  })
})
