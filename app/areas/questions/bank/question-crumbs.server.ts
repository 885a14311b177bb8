import { translator } from '~/i18n/translator.server'

/** The way to a page of a question or below a pool. */
export function questionCrumbs(
  locale: string,
  of: {
    pool: { slug: string; title: string }
    question?: { id: string; externalId: string }
    here: string
  },
): { label: string; href?: string }[] {
  const pools = translator(locale, 'common')('nav.question-pools')
  return [
    { label: pools, href: '/author/pools' },
    { label: of.pool.title, href: `/author/pools/${of.pool.slug}` },
    ...(of.question ? [{ label: of.question.externalId, href: `/author/questions/${of.question.id}` }] : []),
    { label: of.here },
  ]
}
