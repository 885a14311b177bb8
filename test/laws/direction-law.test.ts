import { expect, test } from 'vitest'
import { physicalSides } from './direction-law'
import { sourcesIn } from './source-files'

test('styles name sides by reading order', () => {
  expect(physicalSides(sourcesIn(['app'], /\.(css|tsx?)$/))).toEqual([])
})

test.each([
  '.a { margin-left: 1rem }',
  '.a{padding-right:1rem}',
  '.a {\n  left: 0;\n}',
  '.a { border-left: 1px solid }',
  '.a { border-top-left-radius: 4px }',
  '.a { text-align: right }',
  '.a { float: left }',
])('the stylesheet %j is noticed', (text) => {
  expect(physicalSides([{ path: 'app/ui/styles/a.css', text }])).toHaveLength(1)
})

test.each([
  '.a { margin-inline-start: 1rem }',
  '.left { color: red }',
  '/* left: 0 */',
  '.a { background-position: left }',
  '.a { --left: 1 }',
])('the stylesheet %j is lawful', (text) => {
  expect(physicalSides([{ path: 'app/ui/styles/a.css', text }])).toEqual([])
})

test.each([
  `<p className="ml-2" />`,
  `<p className="flex md:-mr-[3px]" />`,
  `<p className={\`pl-4 \${x}\`} />`,
  `<p className="absolute right-0" />`,
  `<p className="text-left" />`,
  `<p className="rounded-l-md" />`,
  '<p style={{ marginLeft: 4 }} />',
  `<p style={{ 'left': 4 }} />`,
])('the component %s is noticed', (text) => {
  expect(physicalSides([{ path: 'app/ui/a.tsx', text: `export const A = () => ${text}` }])).toHaveLength(1)
})

test.each([
  `<p className="ms-2 pe-4 text-start start-0 rounded-s-md" />`,
  `<p data-review="right-wrong">right-hand</p>`,
  '<p style={{ insetInlineStart: 4 }} />',
  '<Plot margin={{ left: 4 }} />',
])('the component %s is lawful', (text) => {
  expect(physicalSides([{ path: 'app/ui/a.tsx', text: `export const A = () => ${text}` }])).toEqual([])
})
