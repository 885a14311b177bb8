import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readPicture } from './read-picture'

const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : part)))
const zeros = (count: number) => Array.from({ length: count }, () => 0)

it.each([
  [
    'PNG',
    bytes('\x89PNG\r\n\x1a\n', [0, 0, 0, 13], 'IHDR', [0, 0, 2, 128, 0, 0, 1, 224], zeros(5)),
    'image/png 640×480',
  ],
  [
    'JPEG with a comment first',
    bytes([0xff, 0xd8, 0xff, 0xfe, 0, 4, 1, 2, 0xff, 0xc2, 0, 17, 8, 1, 224, 2, 128], zeros(4)),
    'image/jpeg 640×480',
  ],
  ['WebP, lossy', bytes('RIFF', zeros(4), 'WEBPVP8 ', zeros(10), [128, 2, 224, 1]), 'image/webp 640×480'],
  [
    'WebP, lossless',
    bytes('RIFF', zeros(4), 'WEBPVP8L', zeros(4), [0x2f, 0x7f, 0xc2, 0x77, 0], zeros(5)),
    'image/webp 640×480',
  ],
  ['WebP, extended', bytes('RIFF', zeros(4), 'WEBPVP8X', zeros(8), [127, 2, 0, 223, 1, 0]), 'image/webp 640×480'],
  ['an SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"></svg>'), 'refused'],
  ['a PNG of no size', bytes('\x89PNG\r\n\x1a\n', [0, 0, 0, 13], 'IHDR', zeros(13)), 'refused'],
  ['a PNG that ends early', bytes('\x89PNG\r\n\x1a\n'), 'refused'],
])('%s', (_what, file, expected) => {
  const facts = readPicture(file)
  expect(facts ? `${facts.mediaType} ${facts.width}×${facts.height}` : 'refused').toBe(expected)
})

it('never fails, whatever the bytes', () =>
  fc.assert(
    fc.property(
      fc.constantFrom([], [0xff, 0xd8, 0xff], [...bytes('RIFF1234WEBPVP8X')]),
      fc.uint8Array(),
      (head, rest) => {
        readPicture(Uint8Array.from([...head, ...rest]))
      },
    ),
  ))
