// Writes app/ui/icons.svg, one symbol for each name of app/ui/icon-names.ts, from the lucide icons (ISC licence).
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = new URL('../', import.meta.url)
const read = (path) => readFileSync(new URL(path, root), 'utf8')

const names = [...read('app/ui/icon-names.ts').matchAll(/^ {2}'([a-z0-9-]+)',$/gm)].map((match) => match[1])
const symbols = names.map((name) => {
  const drawing = read(`node_modules/lucide-static/icons/${name}.svg`)
    .replace(/<!--.*?-->/gs, '')
    .replace(/<svg[^>]*>/s, '')
    .replace('</svg>', '')
    .replace(/\s+/g, ' ')
    .replace(/> </g, '><')
    .replace(/ \/>/g, '/>')
    .trim()
  return `<symbol id="i-${name}" viewBox="0 0 24 24">${drawing}</symbol>`
})

writeFileSync(
  fileURLToPath(new URL('app/ui/icons.svg', root)),
  `<svg xmlns="http://www.w3.org/2000/svg" aria-hidden="true">\n${symbols.join('\n')}\n</svg>\n`,
)
console.log(`app/ui/icons.svg: ${names.length} icons`)
