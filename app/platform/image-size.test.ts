import { expect, test } from 'vitest'
import { imageSizeOf } from './image-size'

const bytes = (text: string) => new TextEncoder().encode(text)
const hex = (text: string) =>
  Uint8Array.from(text.replace(/\s/g, '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

test.each([
  { name: 'a.svg', file: bytes('<svg xmlns="x" width="40" height="20px"></svg>'), size: { width: 40, height: 20 } },
  {
    name: 'a.svg',
    file: bytes('<?xml version="1.0"?>\n<svg viewBox="0 0 640 360.4">'),
    size: { width: 640, height: 360 },
  },
  { name: 'a.svg', file: bytes('<svg width="100%" viewBox="0,0,10,20">'), size: { width: 10, height: 20 } },
  {
    name: 'a.png',
    file: hex('89504e47 0d0a1a0a 0000000d 49484452 00000280 00000168 08060000'),
    size: { width: 640, height: 360 },
  },
  { name: 'a.gif', file: hex('47494638 3961 8002 6801 0000'), size: { width: 640, height: 360 } },
  {
    name: 'a.JPG',
    file: hex('ffd8 ffe0 0004 0000 ffc0 0011 08 0168 0280 03 000000'),
    size: { width: 640, height: 360 },
  },
  {
    name: 'a.webp',
    file: hex('52494646 00000000 57454250 56503858 0000000a 00000000 7f0200 670100'),
    size: { width: 640, height: 360 },
  },
  { name: 'a.svg', file: bytes('<svg>'), size: null },
  { name: 'a.png', file: bytes('not a picture at all, only words'), size: null },
  { name: 'a.jpg', file: hex('ffd8'), size: null },
  { name: 'a.jpg', file: hex('ffd8 ffe0 0000 ffe0 0000 ffe0 0000'), size: null },
  { name: 'a.txt', file: bytes('words'), size: null },
])('$name: $size', ({ name, file, size }) => {
  expect(imageSizeOf(name, file)).toEqual(size)
})
