import { resolve } from 'node:path'

const fontFile = (name: string) => resolve('node_modules/@fontsource', name)
const families: readonly (readonly [string, string])[] = [
  ['latin', 'ibm-plex-sans/files/ibm-plex-sans-latin'],
  ['latin-ext', 'ibm-plex-sans/files/ibm-plex-sans-latin-ext'],
  ['greek', 'ibm-plex-sans/files/ibm-plex-sans-greek'],
  ['cyrillic', 'ibm-plex-sans/files/ibm-plex-sans-cyrillic'],
  ['cyrillic-ext', 'ibm-plex-sans/files/ibm-plex-sans-cyrillic-ext'],
  ['vietnamese', 'ibm-plex-sans/files/ibm-plex-sans-vietnamese'],
  ['arabic', 'vazirmatn/files/vazirmatn-arabic'],
]
/** For each letter the first of these that has it. */
export const pdfFonts = families.map(([family]) => family)

/** Colours of the light theme, which is what paper has. */
export const PAPER = { ink: '#161c20', muted: '#4f5b62', accent: '#00596b', line: '#c6ced2', danger: '#a01c1c' }

/** `covers`: does any of the fonts have this code point? What none has is printed as random letters. */
export type PdfLibrary = { pdf: typeof import('@react-pdf/renderer'); covers: (codePoint: number) => boolean }
let library: Promise<PdfLibrary> | null = null

/** The PDF library with our fonts. It is large and rarely needed, so it is loaded with the first document. */
export function loadPdfLibrary(): Promise<PdfLibrary> {
  library ??= Promise.all([import('@react-pdf/renderer'), import('fontkit')]).then(([pdf, fontkit]) => {
    const covered = new Set<number>()
    for (const [family, path] of families) {
      const font = fontkit.openSync(fontFile(`${path}-600-normal.woff`))
      if ('characterSet' in font) for (const codePoint of font.characterSet) covered.add(codePoint)
      pdf.Font.register({
        family,
        fonts: [
          { src: fontFile(`${path}-400-normal.woff`), fontWeight: 400 },
          { src: fontFile(`${path}-600-normal.woff`), fontWeight: 600 },
        ],
      })
    }
    pdf.Font.registerHyphenationCallback((word) => [word])
    return { pdf, covers: (codePoint) => covered.has(codePoint) }
  })
  library.catch(() => {
    library = null
  })
  return library
}
