import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { SpeechProvider } from '~/i18n'
import { localeCodes, speechFor } from '~/i18n/translator.server'
import { Overlays } from '../overlays'
import { SHOWS } from './frames'
import { Gallery } from './gallery'
import { NOW } from './sample'

const pages = localeCodes.flatMap((locale) => SHOWS.map((show) => ({ locale, show })))

const render = ({ locale, show }: (typeof pages)[number]) =>
  renderToStaticMarkup(
    <SpeechProvider speech={speechFor({ locale, timeZone: 'Europe/Athens', now: NOW })}>
      <Gallery show={show} />
      <Overlays searchHref="/search" flash={{ kind: 'success', message: 'Saved' }} />
    </SpeechProvider>,
  )

const attribute = (html: string, name: string) =>
  [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map((match) => match[1] ?? '')

describe.each(pages)('the $show page in $locale', (page) => {
  const html = render(page)

  it('uses each id once', () => {
    const ids = attribute(html, 'id')
    expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([])
  })

  it('refers only to ids that exist', () => {
    const ids = new Set(attribute(html, 'id'))
    const references = [
      'aria-labelledby',
      'aria-describedby',
      'aria-controls',
      'for',
      'popovertarget',
      'data-dialog-open',
    ].flatMap((name) => attribute(html, name).flatMap((value) => value.split(' ')))
    expect(references.filter((id) => !ids.has(id))).toEqual([])
  })

  it('has one first heading and one main landmark', () => {
    expect(html.match(/<h1[ >]/g)).toHaveLength(1)
    expect(html.match(/<main[ >]/g)).toHaveLength(1)
  })

  it('carries no inline style and no inline handler, which the content policy would refuse', () => {
    expect(attribute(html, 'style')).toEqual([])
    expect(html).not.toMatch(/\son[a-z]+=/)
  })

  it('hides every icon from readers', () => {
    const shown = [...html.matchAll(/<svg[^>]*>/g)].map(([tag]) => tag)
    expect(shown.filter((tag) => !tag.includes('aria-hidden="true"') && !tag.includes('role="img"'))).toEqual([])
  })
})
