import type { ReactElement } from 'react'
import { renderToString } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { SpeechProvider } from '~/i18n'
import { speechFor } from '~/i18n/translator.server'
import { compileLesson } from '~/platform/mdx/compile-lesson.server'
import { COMPONENTS } from '~/platform/mdx/content-components'
import { createModuleStore } from '~/platform/mdx/module-store.server'
import { Check } from './check'
import { lessonComponents } from './lesson-components'
import { type CheckAnswered, type CheckDelivery, type Lesson, LessonProvider } from './lesson-context'
import { FindLessonProvider, MdxContent } from './mdx-content'
import type { RichBlock } from './rich-blocks'

const words = (text: string): RichBlock[] => [{ kind: 'paragraph', children: [{ kind: 'text', text }] }]
const options = ['one', 'two', 'three'].map((text, index) => ({ id: String(index + 1), text: words(text) }))

const render = (element: ReactElement, locale: 'en' | 'fa' = 'en', lesson?: Lesson) =>
  renderToString(
    <SpeechProvider speech={speechFor({ locale, timeZone: 'UTC', now: 0 })}>
      {lesson ? <LessonProvider lesson={lesson}>{element}</LessonProvider> : element}
    </SpeechProvider>,
  )

async function renderText(source: string, locale: 'en' | 'fa' = 'en') {
  const names = [...source.matchAll(/\.\/media\/[\w.]+/g)].map(([name]) => name)
  const media = Object.fromEntries(
    names.map((name) => [
      name,
      { url: name.slice(1), size: 2_600, text: 'WEBVTT\n\n00:00.000 --> 00:01.000\nSpoken <b>words</b>.' },
    ]),
  )
  const result = await compileLesson({ source, trust: 'operator', media })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  const { hash, code } = result.lesson
  const store = createModuleStore({ getCode: async () => code })
  await store.load(hash)
  return render(
    <FindLessonProvider value={store.peek}>
      <MdxContent hash={hash} />
    </FindLessonProvider>,
    locale,
  )
}

describe('the component map', () => {
  it('has all components that a text may use', () => {
    expect(Object.keys(COMPONENTS).filter((name) => !Object.hasOwn(lessonComponents, name))).toEqual([])
  })
})

const EVERYTHING = `Lead with [a link](https://example.org) and [another](/help).

## Heading

| A | B |
| - | -: |
| 1 | 2 |

- [x] done

Footnote[^1] and ![dot](./media/a.png) in a line.

![dot](./media/a.png "Caption")

<Callout kind="warn" title="Careful">Text.</Callout>

<Tabs>
<Tab label="One">

\`\`\`ts title="a.ts"
const a = '<b>'
\`\`\`

</Tab>
<Tab label="Two">

\`\`\`py
b
\`\`\`

</Tab>
</Tabs>

<Steps><Step title="First">Text.</Step></Steps>

<Video src="./media/a.mp4" captions="./media/a.vtt" title="Film" />

<Download src="./media/a.json" label="File" />

<Check id="missing" />

<SignatureLab />

<RetryTimeline />

<PkceLab />

[^1]: Note.
`

describe('a lesson rendered on the server', () => {
  it.each(['en', 'fa'] as const)('shows everything without a script (%s)', async (locale) => {
    const html = await renderText(EVERYTHING, locale)
    expect(html).toContain('<p class="lead">')
    expect(html).toContain('<h2 id="heading">')
    expect(html).toContain('href="https://example.org" rel="noreferrer"')
    expect(html).toMatch(/<a href="\/help">/)
    expect(html).toMatch(/class="table-wrap" tabindex="0" role="group" aria-label="[^"]*A, B"/)
    expect(html).toContain('<th class="end" scope="col">B</th>')
    expect(html).toContain('<figcaption>Caption</figcaption>')
    expect(html).toMatch(/data-copy="const a = &#x27;&lt;b&gt;&#x27;"/)
    expect(html).toMatch(/<span class="k">const<\/span> a = <span class="s">&#x27;&lt;b&gt;&#x27;<\/span>/)
    expect(html.match(/class="lesson-tab"/g)).toHaveLength(2)
    expect(html).toContain('Spoken words.')
    expect(html).toContain('id="footnote-label"')
    expect(html).toContain('v1,+FiTmWn4zMz75z/nQCLLddKsOa1qv+N8mcqJqeLikTo=')
    expect(html).toContain('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM')
    expect(html).toContain('missing')
    expect(html).not.toMatch(/ style=|<script|javascript:| on\w+=/)
  })

  it('throws rather than showing nothing when the loader has not loaded the lesson', () => {
    expect(() => render(<MdxContent hash={'a'.repeat(64)} />)).toThrow('was not loaded before rendering')
  })
})

describe('a knowledge check', () => {
  const show = (delivery: CheckDelivery, answered?: CheckAnswered) =>
    render(<Check id="q" />, 'en', { action: '/courses/a/b', checks: { p: { delivery }, q: { delivery, answered } } })
  const stem = words('Which?')

  it('is a plain form of the lesson page', () => {
    const html = show({ type: 'single-choice', stem, options })
    expect(html).toMatch(/<form method="post" action="\/courses\/a\/b#check-q"/)
    expect(html).toContain('<input type="hidden" name="check" value="q"/>')
    expect(html.match(/<input type="radio" name="response" required="" value="\d"\/>/g)).toHaveLength(3)
    expect(html).toContain('Question 2 of 2')
    expect(html).not.toContain('checked=""')
  })

  it('asks for several answers with checkboxes', () => {
    const html = show({ type: 'multiple-response', stem, options })
    expect(html.match(/type="checkbox" name="response"/g)).toHaveLength(3)
    expect(html).toContain('Choose all that apply.')
  })

  it.each([
    [{ type: 'true-false', stem }, /value="true"[\s\S]*value="false"/],
    [{ type: 'numeric', stem, units: ['s'], isUnitRequired: true }, /inputMode="decimal"[\s\S]*units: s/],
    [{ type: 'numeric', stem, units: ['s'] }, /You may add/],
    [{ type: 'numeric', stem, units: [] }, /Your answer, a number/],
    [{ type: 'short-answer', stem }, /<input[^>]*type="text" name="response"/],
  ] as const)('asks %o', (delivery, expected) => {
    expect(show(delivery)).toMatch(expected)
  })

  it('comes back with what was answered, the verdict and what the author says to it', () => {
    const html = show(
      { type: 'single-choice', stem, options },
      {
        response: ['2'],
        outcome: 'right',
        fraction: 1,
        options: [{ id: '2', right: true, feedback: words('Because.') }],
        generalFeedback: words('In general.'),
      },
    )
    expect(html).toMatch(/class="option is-right"><input[^>]*value="2"[^>]*checked=""|checked=""[^>]*value="2"/)
    expect(html).toMatch(/Right\.[\s\S]*Because\.[\s\S]*In general\./)
    expect(html.match(/is-right/g)).toHaveLength(1)
  })

  it('says to each chosen option of several what the author says', () => {
    const html = show(
      { type: 'multiple-response', stem, options },
      {
        response: ['1', '3'],
        outcome: 'partly-right',
        fraction: 0.5,
        options: [
          { id: '1', right: true, feedback: words('Yes.') },
          { id: '3', right: false, feedback: words('No.') },
        ],
      },
    )
    expect(html).toMatch(/Partly right\.[^<]*<!-- --> You have 50%[\s\S]*one[\s\S]*Yes\.[\s\S]*three[\s\S]*No\./)
  })

  it('shows the text of a question as text', () => {
    const html = show({ type: 'short-answer', stem: words('<script>alert(1)</script>') })
    expect(html).toContain('&lt;script&gt;')
    expect(html).not.toContain('<script>')
  })
})
