import { expect, test } from 'vitest'
import { asciiUrl } from './ascii-url'

test.each([
  ['/admin/organisations/bluefern', '/admin/organisations/bluefern'],
  ['/admin/organisations/strauß', '/admin/organisations/strau%C3%9F'],
  ['/admin/organisations/شرکت-ساحل', '/admin/organisations/%D8%B4%D8%B1%DA%A9%D8%AA-%D8%B3%D8%A7%D8%AD%D9%84'],
  ['/verify/%D8%B4?q=%26&x=1#part', '/verify/%D8%B4?q=%26&x=1#part'],
  ['/partners?q=ß#ø', '/partners?q=%C3%9F#%C3%B8'],
  ['/broken-\ud800', '/broken-%EF%BF%BD'],
])('%j is %s', (path, url) => {
  expect(asciiUrl(path)).toBe(url)
  expect(asciiUrl(url)).toBe(url)
})

test.each([
  '/exams/attempts/../..//elsewhere.example',
  '/a/..//elsewhere.example',
  '/..//\\elsewhere.example',
  '//elsewhere.example',
])('%j stays a path of our own', (path) => {
  const url = asciiUrl(path)
  expect(new URL(url, 'https://partners.halyard.example').origin).toBe('https://partners.halyard.example')
})
