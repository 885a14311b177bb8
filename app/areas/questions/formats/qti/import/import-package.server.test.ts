import { describe, expect, it } from 'vitest'
import { sha256Hex } from '~/platform/hash.server'
import { writeZip } from '~/platform/zip.server'
import { type Question, questionSchema } from '../../../registry'
import { exportQti } from '../export/export-qti'
import { writeQtiPackage } from '../export/write-package.server'
import { importQtiFile } from './import-package.server'

/** A picture of one pixel (PNG). */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const plain = (text: string) => ({ format: 'plain', text })
const base = { v: 1, stem: plain('Which?'), objective: 'verify-signatures', difficulty: 'hard', tags: ['a b'] }
const choice = questionSchema.parse({
  ...base,
  type: 'true-false',
  title: 'First',
  externalId: 'first',
  lesson: 'http-api/retries',
  answer: true,
})
const hotspot = questionSchema.parse({
  ...base,
  type: 'hotspot',
  title: 'Second',
  externalId: 'an id with blanks',
  image: { sha256: sha256Hex(picture), mediaType: 'image/png', width: 1, height: 1, alt: 'A dot' },
  marking: 'all-or-nothing',
  most: 1,
  regions: ['r1', 'r2'].map((id, at) => ({
    id,
    label: id,
    shape: { kind: 'circle', cx: at, cy: 0, r: 1 },
    fraction: at === 0 ? '1/1' : '0/1',
  })),
})

const packaged = async (...questions: Question[]) =>
  writeQtiPackage('pool', exportQti(questions).items, async (sha256) =>
    sha256 === sha256Hex(picture) ? picture : null,
  )

it('a package that was written comes back whole, with tags and pictures', async () => {
  const { items, problems } = await importQtiFile(await packaged(choice, hotspot))
  expect(problems).toEqual([])
  expect(items.map(({ question, verdict }) => [question, verdict.kind])).toEqual([
    [choice, 'exact'],
    [hotspot, 'exact'],
  ])
  const [file] = items[1]?.files ?? []
  expect([file?.sha256, file?.mediaType, file && Buffer.from(file.bytes).equals(picture)]).toEqual([
    sha256Hex(picture),
    'image/png',
    true,
  ])
})

const item = (id: string, extra = '') =>
  `<assessmentItem identifier="${id}" title="${id}"><responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier">
   <correctResponse><value>A</value></correctResponse></responseDeclaration><itemBody><p>Q</p>${extra}<choiceInteraction
   responseIdentifier="RESPONSE"><simpleChoice identifier="A">A</simpleChoice><simpleChoice identifier="B">B</simpleChoice>
   </choiceInteraction></itemBody><responseProcessing template="x/match_correct"/></assessmentItem>`
const resource = (type: string, href: string, metadata = '') =>
  `<resource identifier="r" type="${type}" href="${href}">${metadata}<file href="${href}"/></resource>`
const manifest = (...resources: string[]) =>
  `<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"><resources>${resources.join('')}</resources></manifest>`
const read = async (files: Record<string, string>) => importQtiFile(writeZip(new Map(Object.entries(files))))

describe('packages of others', () => {
  it('items in the order of the test, with its sections as categories and keywords as tags', async () => {
    const keywords =
      '<metadata><lom><general><keyword><langstring>difficulty:easy</langstring></keyword></general></lom></metadata>'
    const test = `<assessmentTest title="T"><testPart><assessmentSection title="One"><assessmentItemRef href="../i/b.xml"/></assessmentSection>
      <assessmentSection title="Two"><assessmentItemRef href="../i/a%20a.xml"/></assessmentSection></testPart></assessmentTest>`
    const { items, categories } = await read({
      'imsmanifest.xml': manifest(
        resource('imsqti_item_xmlv2p1', 'i/a%20a.xml', keywords),
        resource('imsqti_item_xmlv2p1', 'i/b.xml'),
        resource('imsqti_test_xmlv2p1', 't/test.xml'),
      ),
      'i/a a.xml': item('a'),
      'i/b.xml': item('b'),
      't/test.xml': test,
    })
    expect(items.map(({ title, category }) => [title, category])).toEqual([
      ['b', 'T/One'],
      ['a', 'T/Two'],
    ])
    expect([items[1]?.question?.difficulty, categories.map(({ path }) => path)]).toEqual(['easy', ['T/One', 'T/Two']])
  })
  it('without a manifest, every file that is an item', async () =>
    expect((await read({ 'a.xml': item('a'), 'b.xml': '<other/>', 'c.txt': 'x' })).items).toHaveLength(1))
  it('a picture in a text is named and left out', async () => {
    const { items } = await read({ 'a.xml': item('a', '<img src="a.png" alt="A map"/>') })
    expect(items[0]?.verdict).toMatchObject({ kind: 'approximated', how: [{ code: 'html-reduced' }] })
  })
  it.each([
    [{ 'imsmanifest.xml': manifest() }, 'qti-package-empty'],
    [{ 'imsmanifest.xml': manifest(resource('imsqti_item_xmlv3p0', 'gone.xml')) }, 'qti-file-missing'],
    [{ 'imsmanifest.xml': '<!DOCTYPE a><manifest/>' }, 'xml-doctype'],
  ])('%j is refused', async (files, code) =>
    expect((await read(files as Record<string, string>)).problems.map((one) => one.code)).toEqual([code]),
  )
  it('an address that leads out of the package finds nothing', async () => {
    const { problems } = await read({
      'imsmanifest.xml': manifest(resource('imsqti_item_xmlv3p0', '../../etc/passwd')),
    })
    expect(problems.map(({ code }) => code)).toEqual(['qti-package-empty'])
  })
  it('one file that is broken does not take the others with it', async () => {
    const { items } = await read({
      'imsmanifest.xml': manifest(resource('imsqti_item_xmlv3p0', 'a.xml'), resource('imsqti_item_xmlv3p0', 'b.xml')),
      'a.xml': '<qti-assessment-item',
      'b.xml': item('b'),
    })
    expect(items.map(({ verdict }) => verdict.kind)).toEqual(['refused', 'exact'])
  })
})
