import { translator } from '~/i18n/translator.server'

type Crumb = { label: string; href?: string }

/** The way from the pools to a page of one of them. */
export const poolCrumbs = (locale: string, pool: { slug: string; title: string }, ...more: Crumb[]): Crumb[] => [
  { label: translator(locale, 'common')('nav.question-pools'), href: '/author/pools' },
  { label: pool.title, href: `/author/pools/${pool.slug}` },
  ...more,
]
