import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { element, writeXml, type XmlOut, type XmlOutElement } from './write-xml'
import {
  elementsOf,
  readXml,
  readXmlBytes,
  readXmlInTurns,
  textOf,
  XML_LIMITS,
  type XmlElement,
  type XmlNode,
} from './xml'

const root = (source: string): XmlElement => {
  const reading = readXml(source)
  if (!reading.ok) throw new Error(reading.problem.detail)
  return reading.root
}
const problem = (source: string, limits = {}) => {
  const reading = readXml(source, { ...XML_LIMITS, ...limits })
  return reading.ok ? null : `${reading.problem.code} ${reading.problem.line}:${reading.problem.column}`
}

describe('reads', () => {
  const source = `\uFEFF<?xml version="1.0" encoding="utf-8"?>\r\n<!-- note --><a x="&lt;1&#x41;"\r\n y="2">t&amp;<!-- --><![CDATA[<u>]]><b/>\r\n  <ccc\r\n/><m:d xmlns:m="urn:m" m:z="3">é😀<e>q</e></m:d>\n</a>\n`
  const tree = root(source)
  const [b, ccc, d] = elementsOf(tree)

  it('names, attributes, texts and namespaces', () => {
    expect([tree.name, [...tree.attributes]]).toEqual([
      'a',
      [
        ['x', '<1A'],
        ['y', '2'],
      ],
    ])
    expect(tree.children[0]).toMatchObject({ kind: 'text', text: 't&<u>' })
    expect(d).toMatchObject({ name: 'm:d', prefix: 'm', local: 'd', uri: 'urn:m' })
    expect([...(d?.attributes ?? [])]).toEqual([['m:z', '3']])
    expect(d && textOf(d)).toBe('é😀q')
  })

  it('the place of every element', () => {
    const text = source.slice(1)
    expect([tree, b, ccc, d].map((e) => e && [e.line, e.column, e.endLine])).toEqual([
      [2, 14, 6],
      [3, 37, 3],
      [4, 3, 5],
      [5, 3, 5],
    ])
    expect(ccc && text.slice(ccc.start, ccc.end)).toBe('<ccc\r\n/>')
    expect(d && text.slice(d.start, d.end)).toBe('<m:d xmlns:m="urn:m" m:z="3">é😀<e>q</e></m:d>')
  })
})

describe('refuses', () => {
  it.each([
    ['<!DOCTYPE a><a/>', 'doctype 1:1'],
    ['<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'doctype 2:1'],
    ['<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', 'doctype 1:1'],
    ['<!DOCTYPE a [<!ENTITY b "', 'not-well-formed 1:26'],
    ['<a>\n&b;</a>', 'not-well-formed 2:4'],
    ['<a>\n  <?php x?></a>', 'processing-instruction 2:3'],
    ['<?xml-stylesheet href="x"?><a/>', 'processing-instruction 1:1'],
    ['<?xml version="1.0" encoding="utf-16"?><a/>', 'encoding 1:40'],
    ['<?xml version="1.1"?><a/>', 'not-well-formed 1:22'],
    ['<a>\n<b></a>', 'not-well-formed 2:8'],
    ['<a x="1" x="2"/>', 'not-well-formed 1:17'],
    ['<a/><b/>', 'not-well-formed 1:8'],
    ['<a b:c="1"/>', 'not-well-formed 1:13'],
    ['<a>\u0001</a>', 'not-well-formed 1:5'],
    ['<a', 'not-well-formed 1:3'],
    ['', 'not-well-formed 1:1'],
  ])('%j', (source, expected) => expect(problem(source)).toBe(expected))

  it('what is too large, too deep or too many', () => {
    expect(problem('<a><b><c/></b></a>', { depth: 3 })).toBeNull()
    expect(problem('<a><b><c/></b></a>', { depth: 2 })).toBe('too-deep 1:7')
    expect(problem('<a><b/><b/></a>', { elements: 2 })).toBe('too-many-elements 1:8')
    expect(problem('<a x="" y="" z=""/>', { attributes: 2 })).toBe('too-many-attributes 1:18')
    expect(problem('<a>12345</a>', { size: 11 })).toBe('too-large 1:1')
    expect(problem('<a>'.repeat(200_000))).toBe('too-deep 1:301')
  })

  it('bytes that are not UTF-8', () => {
    const read = (bytes: number[]) => readXmlBytes(new Uint8Array(bytes))
    expect(read([0xef, 0xbb, 0xbf, 0x3c, 0x61, 0x2f, 0x3e])).toMatchObject({ ok: true })
    expect(read([0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e])).toMatchObject({ problem: { code: 'encoding' } })
    expect(read([0xff, 0xfe, 0x3c, 0, 0x61, 0, 0x2f, 0, 0x3e, 0])).toMatchObject({ problem: { code: 'encoding' } })
  })
})

describe('written XML', () => {
  const name = fc.constantFrom('a', 'b-c', 'qti-value')
  const attributes = fc.dictionary(name, fc.string({ unit: 'grapheme' }), { maxKeys: 2, noNullPrototype: true })
  const text = fc.string({ unit: 'grapheme', minLength: 1 })
  const tree: fc.Arbitrary<XmlOutElement> = fc.letrec<{ out: XmlOut; element: XmlOutElement }>((tie) => ({
    out: fc.oneof({ maxDepth: 4 }, text, tie('element')),
    element: fc
      .tuple(name, attributes, fc.array(tie('out'), { maxLength: 4 }))
      .map(([name, attributes, children]) => element(name, attributes, ...children)),
  })).element

  it('is read back to the same names, attributes and texts', () =>
    fc.assert(
      fc.property(tree, (out) => {
        expect(contentOf(root(writeXml(out)))).toEqual(joined(out))
      }),
    ))

  it('keeps line ends and tabs, and says U+FFFD for what XML cannot say', () => {
    const back = root(writeXml(element('a', { b: '\t\r\n"' }, 'x\r\ny\u0000\uD800')))
    expect([back.attributes.get('b'), textOf(back)]).toEqual(['\t\r\n"', 'x\r\ny\uFFFD\uFFFD'])
  })

  type Content = string | [string, Record<string, string>, Content[]]
  const isIndent = (node: XmlNode) => node.kind === 'text' && /^\n *$/.test(node.text)
  const contentOf = (node: XmlNode): Content => {
    if (node.kind === 'text') return node.text
    const isLaidOut = node.children.every((child) => child.kind === 'element' || isIndent(child))
    const children = isLaidOut ? elementsOf(node) : node.children
    return [node.name, Object.fromEntries(node.attributes), children.map(contentOf)]
  }
  const joined = (out: XmlOut): Content => {
    if (typeof out === 'string') return out
    const children: Content[] = []
    for (const child of out.children.map(joined)) {
      const last = children.at(-1)
      if (typeof child === 'string' && typeof last === 'string') children[children.length - 1] = last + child
      else children.push(child)
    }
    return [out.name, Object.fromEntries(out.attributes), children]
  }
})

it('a large document is read in turns, and every place in it is the same', () => {
  const row = (at: number) => `<row n="${at}">\r\n  text ${at} &gt; ${at} é 😀\r\n</row>\n`
  const source = `<table>${Array.from({ length: 3_000 }, (_, at) => row(at)).join('')}</table>`
  const work = readXmlInTurns(source)
  let turns = 0
  let step = work.next()
  for (; !step.done; step = work.next()) turns++
  expect(turns).toBeGreaterThan(2)
  if (!step.value.ok) throw new Error(step.value.problem.detail)
  for (const [at, element] of elementsOf(step.value.root).entries()) {
    expect(source.slice(element.start, element.end)).toBe(row(at).trimEnd())
    expect([element.line, element.endLine]).toEqual([1 + at * 3, 3 + at * 3])
    expect(textOf(element)).toBe(`\n  text ${at} > ${at} é 😀\n`)
  }
})
