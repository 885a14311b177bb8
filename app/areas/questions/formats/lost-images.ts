const IMAGE = /<img\b(?:"[^"]*"|'[^']*'|[^'"<>])*>/gi
const ATTRIBUTE = (name: string) => new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i')

/**
 * Puts words in the place of pictures that stay behind in the file: those that Moodle keeps beside the text
 * (`@@PLUGINFILE@@`) or inside the tag. `lost` names them.
 */
export function withoutLostImages(html: string): { html: string; lost: string[] } {
  const lost: string[] = []
  const kept = html.replace(IMAGE, (tag) => {
    const source = attributeOf(tag, 'src')
    if (!/^(?:@@PLUGINFILE@@|data:)/i.test(source)) return tag
    const name = source.startsWith('data:') ? '' : nameOf(source)
    const words = attributeOf(tag, 'alt').trim() || name
    lost.push(name || words || 'image')
    return words === '' ? '' : `[${words}]`
  })
  return { html: kept, lost }
}

function attributeOf(tag: string, name: string): string {
  const match = ATTRIBUTE(name).exec(tag)
  return match?.[1] ?? match?.[2] ?? match?.[3] ?? ''
}

/** Moodle writes the file's name as an address does: `my%20picture.png`. */
function nameOf(source: string): string {
  const last = source.split('?')[0]?.split('/').at(-1) ?? ''
  try {
    return decodeURIComponent(last)
  } catch {
    return last
  }
}
