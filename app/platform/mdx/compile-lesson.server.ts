import { createHash } from 'node:crypto'
import type { Plugin } from 'esbuild'
import { bundleMDX } from 'mdx-bundler'
import { type ContentProblem, inReadingOrder } from './content-problems'
import type { ContentNode } from './content-tree'
import type { Trust } from './content-urls'
import { parseContent } from './parse-content'
import { type LessonFacts, type PrepareOptions, prepareLesson } from './prepare-lesson'

export type CompileInput = PrepareOptions & { source: string; trust: Trust }

export type CompiledLesson = LessonFacts & {
  /** The text of an ES module: `export default function (React, ReactDOM, _jsx_runtime) { … }` gives the component. */
  code: string
  /** SHA-256 of `code` in hexadecimal: the module's name. */
  hash: string
}

export type CompileResult = { ok: true; lesson: CompiledLesson } | { ok: false; problems: ContentProblem[] }

/** Everything wrong with a text, found without compiling it. */
export function checkLesson({ source, trust, ...options }: CompileInput): ContentProblem[] {
  const parsed = parseContent(source, { trust })
  return parsed.ok ? inReadingOrder(prepareLesson(parsed.tree, options).problems) : parsed.problems
}

/**
 * Compiles an accepted text. The same input gives the same code and hash on every machine. Runs in the worker: ask
 * `createCompiler` for it.
 */
export async function compileLesson({ source, trust, ...options }: CompileInput): Promise<CompileResult> {
  const parsed = parseContent(source, { trust })
  if (!parsed.ok) return parsed
  const { facts, problems } = prepareLesson(parsed.tree, { ...options, media: options.media ?? {} })
  if (problems.length > 0) return { ok: false, problems: inReadingOrder(problems) }
  const code = moduleOf(await bundle(parsed.tree))
  return { ok: true, lesson: { code, hash: createHash('sha256').update(code).digest('hex'), ...facts } }
}

const ENTRY = '/lesson.mdx'

/**
 * The bundler never sees the author's text. It gets an empty document, and the tree that has passed the policy takes
 * its place: no second parser can read the text differently, and the front-matter parser, which would evaluate
 * `---js`, has nothing to read.
 */
async function bundle(tree: ContentNode): Promise<string> {
  const { code } = await bundleMDX({
    // Typed as a whole VFile, of which these three are read; the trees below are typed by other versions of mdast.
    source: { value: '', path: ENTRY, cwd: '/' } as never,
    grayMatterOptions: () => ({
      engines: { yaml: refuse, json: refuse, js: refuse, javascript: refuse, coffee: refuse },
    }),
    mdxOptions: () => ({
      jsxImportSource: 'react',
      remarkPlugins: [() => () => tree as never],
      rehypePlugins: [() => finishHtml as never],
      tableCellAlignToStyle: false,
    }),
    esbuildOptions: (defaults) => ({
      ...defaults,
      define: {},
      target: 'es2022',
      charset: 'utf8',
      legalComments: 'none',
      logLevel: 'silent',
      plugins: [sealed, ...(defaults.plugins ?? [])],
    }),
  })
  return code
}

const refuse = () => {
  throw new Error('front matter is not read')
}

/** No file is read, whatever an import might name. */
const sealed: Plugin = {
  name: 'sealed',
  setup(build) {
    build.onLoad({ filter: /.*/, namespace: 'file' }, ({ path }) =>
      path === ENTRY ? undefined : { errors: [{ text: 'a lesson imports nothing' }] },
    )
  },
}

const moduleOf = (bundled: string) =>
  `export default function(React,ReactDOM,_jsx_runtime){return(function(){${bundled}})().default}\n`

type HtmlNode = {
  type: string
  tagName?: string
  name?: string
  properties?: Record<string, unknown>
  attributes?: { type: 'mdxJsxAttribute'; name: string; value: string }[]
  children?: HtmlNode[]
}

/** What can only be said about HTML: cells that align with a class, and the words around footnotes. */
function finishHtml(node: HtmlNode): void {
  const { tagName, properties = {} } = node
  if ((tagName === 'td' || tagName === 'th') && properties.align !== undefined) {
    if (properties.align === 'right') properties.className = ['end']
    delete properties.align
  }
  if (tagName === 'th') properties.scope = 'col'
  if (properties.id === 'footnote-label') Object.assign(node, component('FootnotesTitle', {}))
  else if (properties.dataFootnoteBackref !== undefined) {
    Object.assign(node, component('FootnoteBack', { href: String(properties.href ?? '') }))
  }
  for (const child of node.children ?? []) finishHtml(child)
}

const component = (name: string, values: Record<string, string>) => ({
  type: 'mdxJsxTextElement',
  name,
  tagName: undefined,
  properties: undefined,
  attributes: Object.entries(values).map(([key, value]) => ({ type: 'mdxJsxAttribute' as const, name: key, value })),
  children: [],
})
