import { createElement, type ReactElement, type ReactNode } from 'react'

/** A document as nested data: what a component of that page would hand to React. */
export type TreeNode = string | { type: string; props: Record<string, unknown>; children: TreeNode[] }

const VOID = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
])
const RAW = new Set(['script', 'style', 'textarea', 'title', 'noscript'])
const TOKEN =
  /<!--[\s\S]*?-->|<!doctype[^>]*>|<\/([a-z][\w-]*)\s*>|<([a-z][\w-]*)((?:\s+[^\s=/>]+(?:="[^"]*")?)*)\s*\/?>|[^<]+/gi

/** Reads HTML that React itself has written: lower-case tags, double quotes, nothing left open. */
export function readTree(html: string): TreeNode {
  const top: TreeNode & object = { type: '#document', props: {}, children: [] }
  const open: (TreeNode & object)[] = [top]
  TOKEN.lastIndex = 0
  for (let match = TOKEN.exec(html); match; match = TOKEN.exec(html)) {
    const [token, closed, opened, attributes = ''] = match
    const parent = open.at(-1) ?? top
    if (closed) {
      if (parent.type !== closed) throw new Error(`</${closed}> closes <${parent.type}>`)
      open.pop()
    } else if (opened) {
      const node = { type: opened, props: readProps(attributes), children: [] as TreeNode[] }
      parent.children.push(node)
      if (VOID.has(opened) || token.endsWith('/>')) continue
      if (!RAW.has(opened)) {
        open.push(node)
        continue
      }
      const end = html.toLowerCase().indexOf(`</${opened}>`, TOKEN.lastIndex)
      putRaw(node, html.slice(TOKEN.lastIndex, end))
      TOKEN.lastIndex = end + opened.length + 3
    } else if (!token.startsWith('<')) parent.children.push(unescaped(token))
  }
  const document = top.children.find((child) => typeof child !== 'string')
  if (!document) throw new Error('the page holds no element')
  return document
}

/** Makes the React elements anew, as a component does at each render. */
export function elementOf(node: TreeNode): ReactNode {
  if (typeof node === 'string') return node
  return createElement(node.type, node.props, ...node.children.map(elementOf)) as ReactElement
}

export const countElements = (node: TreeNode): number =>
  typeof node === 'string' ? 0 : 1 + node.children.reduce((sum, child) => sum + countElements(child), 0)

function putRaw(node: TreeNode & object, text: string) {
  if (node.type === 'title') node.children.push(unescaped(text))
  else if (node.type === 'textarea') node.props.defaultValue = unescaped(text)
  else if (text !== '') node.props.dangerouslySetInnerHTML = { __html: text }
}

const NAMES: Record<string, string> = {
  class: 'className',
  for: 'htmlFor',
  charset: 'charSet',
  tabindex: 'tabIndex',
  colspan: 'colSpan',
  rowspan: 'rowSpan',
  crossorigin: 'crossOrigin',
  maxlength: 'maxLength',
  autocomplete: 'autoComplete',
  inputmode: 'inputMode',
  novalidate: 'noValidate',
  readonly: 'readOnly',
  spellcheck: 'spellCheck',
  enterkeyhint: 'enterKeyHint',
  datetime: 'dateTime',
  value: 'defaultValue',
  checked: 'defaultChecked',
}

function readProps(text: string): Record<string, unknown> {
  const props: Record<string, unknown> = {}
  for (const [, name = '', value] of text.matchAll(/([^\s=/>]+)(?:="([^"]*)")?/g)) {
    const key = NAMES[name] ?? name
    if (name === 'style') props.style = readStyle(unescaped(value ?? ''))
    else if (value === undefined || value === '')
      props[key] = /^(data-|aria-|alt$|content$|value$)/.test(name) ? '' : true
    else props[key] = unescaped(value)
  }
  return props
}

const readStyle = (css: string): Record<string, string> =>
  Object.fromEntries(
    css
      .split(';')
      .filter(Boolean)
      .map((rule) => {
        const [name = '', ...value] = rule.split(':')
        const key = name.startsWith('--')
          ? name
          : name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
        return [key, value.join(':').trim()]
      }),
  )

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" }
const unescaped = (text: string) => text.replace(/&(amp|lt|gt|quot|#x27);/g, (_, name: string) => ENTITIES[name] ?? '')
