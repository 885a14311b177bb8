import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readYaml } from '~/platform/yaml-file'
import { authoredQuestion } from './authored-question'

const picture = { sha256: 'ab'.repeat(32), mediaType: 'image/png', width: 40, height: 30 } as const
const read = (text: string) =>
  readYaml(
    text,
    z.strictObject({ questions: z.array(authoredQuestion((file) => (file === 'map.png' ? picture : null))) }),
  )
const one = (body: string) => {
  const file = read(`questions:\n${body.replace(/^/gm, '  ')}`)
  return file.ok ? file.value.questions[0] : file.problems
}

const ORDERING = `- id: steps
  type: ordering
  title: Steps
  stem: "What comes first?"
  marking: by-position
  items:
    - { id: a, text: read it }
    - { id: b, text: "*verify* it" }`

it('fills in what goes without saying', () =>
  expect(one(`${ORDERING}\n  state: trial\n  tags: [draft]\n  hints: [Bytes first]`)).toEqual({
    v: 1,
    type: 'ordering',
    title: 'Steps',
    externalId: 'steps',
    stem: { format: 'markdown', text: 'What comes first?' },
    marking: 'by-position',
    items: [
      { id: 'a', text: { format: 'markdown', text: 'read it' } },
      { id: 'b', text: { format: 'markdown', text: '*verify* it' } },
    ],
    hints: [{ format: 'markdown', text: 'Bytes first' }],
    tags: ['draft', 'state:trial'],
  }))

it('takes shares and numbers as numbers, and plain lines in gaps as they are', () =>
  expect(
    one(
      `- id: gaps
  type: cloze
  title: Gaps
  stem: { format: plain, text: "[[n]] [[c]]" }
  gaps:
    - id: n
      weight: 1
      kind: number
      tolerance: nominal
      answers:
        - { value: 24, margin: 0.5, fraction: 1 }
        - { value: 12, margin: 0, fraction: 33% }
    - id: c
      weight: 1
      kind: choice
      options:
        - { id: yes-it-is, text: "Yes", fraction: 1 }
        - { id: no-it-is-not, text: "No", fraction: 1/-3 }`.replace('1/-3', '-0.25'),
    ),
  ).toMatchObject({
    gaps: [
      {
        answers: [
          { value: '24', margin: '0.5', fraction: '1/1' },
          { value: '12', margin: '0', fraction: '33/100' },
        ],
      },
      { options: [{ text: 'Yes', fraction: '1/1' }, { fraction: '-1/4' }] },
    ],
  }))

const HOTSPOT = `- id: place
  type: hotspot
  title: Place
  stem: Where?
  image: { file: map.png, alt: A map }
  marking: weighted
  most: 1
  regions:
    - { id: a, label: Here, fraction: 1, shape: { kind: rect, x: 0, y: 0, width: 10, height: 10 } }
    - { id: b, label: There, fraction: 0, shape: { kind: circle, cx: 20, cy: 20, r: 5 } }`

it('takes size and hash of a picture from its file', () =>
  expect(one(HOTSPOT)).toMatchObject({ image: { ...picture, alt: 'A map' } }))

describe('a mistake is told with its line', () => {
  it.each([
    ['a key that is not known', ORDERING.replace('title: Steps', 'titel: Steps\n  title: Steps'), 4, 'key-unknown'],
    ['one inside a part', ORDERING.replace('text: read it', 'text: read it, fraction: 1'), 8, 'key-unknown'],
    ['a key that is missing', ORDERING.replace('  title: Steps\n', ''), 2, 'key-missing'],
    ['a way of marking that is not known', ORDERING.replace('by-position', 'by-luck'), 6, 'choice'],
    ['too few items', ORDERING.replace(/\n {4}- \{ id: b.*$/, ''), 8, 'too-small'],
    ['an id that is none', ORDERING.replace('id: a', 'id: A'), 8, 'format'],
    ['the same id twice', ORDERING.replace('id: b', 'id: a'), 2, 'refused'],
    ['a type that is not known', ORDERING.replace('type: ordering', 'type: sorting'), 3, 'refused'],
    ['a state that is not known', `${ORDERING}\n  state: gone`, 10, 'key-unknown'],
    ['a picture that is not there', HOTSPOT.replace('map.png', 'nap.png'), 6, 'refused'],
    ['a picture without words', HOTSPOT.replace(', alt: A map', ''), 6, 'key-missing'],
  ])('%s', (_what, body, line, code) => {
    const problems = one(body)
    expect(Array.isArray(problems) ? problems.map((problem) => [problem.line, problem.code]) : problems).toEqual([
      [line, code],
    ])
  })
})

it.each(['en', 'fa'])('reads the pool that the help page on content files in %s shows', (language) => {
  const page = readFileSync(`content/help/${language}/content-files.mdx`, 'utf8')
  const example = /```yaml title="questions\/[^"]+"\n([\s\S]*?)```/.exec(page)?.[1] ?? ''
  const pool = z.strictObject({ title: z.string(), questions: z.array(authoredQuestion(() => picture)) })
  const file = readYaml(example, pool)
  expect(file.ok ? file.value.questions.map(({ type }) => type) : file.problems).toEqual(['ordering', 'hotspot'])
})
