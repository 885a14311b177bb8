import arabic from './fonts/arabic.woff2?url&no-inline'
import latin from './fonts/sans-latin.woff2?url&no-inline'

/** The font files a page in this language needs at once, to preload; the others come when a character asks for them. */
export const fontsFor = (locale: string): readonly string[] =>
  locale === 'fa' || locale === 'ar' ? [arabic, latin] : [latin]
