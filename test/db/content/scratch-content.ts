import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

export type ScratchContent = ReturnType<typeof scratchContent>

/** A content folder of a test's own: a course of three lessons, a pool of three questions, a folder of assets. */
export function scratchContent() {
  const root = mkdtempSync(join(tmpdir(), 'rung-content-'))
  const write = (path: string, text: string) => {
    const file = join(root, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  for (const [path, text] of Object.entries(FILES)) write(path, text)
  return {
    root,
    write,
    text: (path: keyof typeof FILES) => FILES[path],
    /** Changes a file that is there from the beginning. */
    edit: (path: keyof typeof FILES, from: string, to: string) => {
      const before = FILES[path]
      if (!before.includes(from)) throw new Error(`${path} does not say ${from}`)
      write(path, before.replace(from, to))
    },
    remove: (path: string) => rmSync(join(root, path), { recursive: true }),
    clear: () => rmSync(root, { recursive: true, force: true }),
  }
}

const FILES = {
  'courses/webhooks/course.yaml': `title: Reliable webhooks
summary: Receive every event exactly once in effect.
language: en
level: associate
topics: [http, webhooks]
product: "2026-10"
objectives:
  - id: receive
    text: Receive an event
  - id: retry
    text: Survive a retry
finish:
  checks: 0.5
modules:
  - title: Receive
    lessons: [01-events, 02-endpoint]
  - title: Survive
    lessons: [03-retries]
`,
  'courses/webhooks/01-events.yaml': 'title: What an event is\nminutes: 6\nobjectives: [receive]\n',
  'courses/webhooks/01-events.mdx': `An event says what happened.

## What is in it

A heron. ![A pond](./media/pond.svg)

<Check id="what-is-it" objective="receive" />
`,
  'courses/webhooks/01-events.checks.gift':
    '::what-is-it:: What is an event? {\n=what happened#Right.\n~what will happen#Nobody knows.\n####It is about the past.\n}\n',
  'courses/webhooks/02-endpoint.yaml': 'title: Your first endpoint\nminutes: 14\nobjectives: [receive]\n',
  'courses/webhooks/02-endpoint.mdx': 'An endpoint answers quickly.\n\n## Answer first\n\nThen work.\n',
  'courses/webhooks/03-retries.yaml': 'title: Retries\nminutes: 12\nobjectives: [retry]\n',
  'courses/webhooks/03-retries.mdx': `Everything arrives twice.

## Choosing a schedule

Wait longer each time.

<Check id="twice" objective="retry" />
`,
  'courses/webhooks/03-retries.checks.gift':
    '::twice:: Is a second delivery a second event? {FALSE#It is the same event.#Right.}\n',
  'courses/webhooks/media/pond.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"></svg>\n',
  'questions/http.gift': `// pool: title=HTTP

// [id:what-is-it] [tag:objective:receive] [tag:difficulty:easy] [tag:lesson:webhooks/events]
::What an event is:: What is an event? {=what happened#Right.~a wish#No.}

// [id:retry-when] [tag:objective:retry] [tag:difficulty:hard] [tag:lesson:webhooks/retries]
::When to retry:: When is a delivery retried? {=after a timeout#Right.~after a 204#That is success.}

// [id:on-trial] [tag:objective:retry] [tag:difficulty:medium] [tag:state:trial]
::On trial:: Does order matter? {TRUE#It may not.#Right.}
`,
  'assets/sales-kit/folder.yaml':
    'title: {en: Sales kit, fa: بستهٔ فروش}\nsummary: For a first meeting.\nrequires: {benefit: sales-kit}\n',
  'assets/sales-kit/questions.md': '# Questions\n',
  'help/en/courses.yaml': 'title: Taking a course\nsummary: How to.\norder: 1\naudience: learner\n',
  'help/en/courses.mdx': 'A course is a row of lessons about herons.\n\n## Begin\n\nChoose one.\n',
  'help/fa/courses.yaml': 'title: گذراندن دوره\nsummary: چگونه.\norder: 1\naudience: learner\n',
  'help/fa/courses.mdx': 'دوره رشته‌ای از درس‌هاست.\n\n## آغاز\n\nیکی را انتخاب کنید.\n',
} as const
