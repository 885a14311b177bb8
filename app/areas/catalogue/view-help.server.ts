import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { json } from '~/platform/json'
import type { HelpPage } from './help-page'
import { helpValue } from './queries.help.server'

/** The help pages in a language, or in English where nobody has written any. Anyone may read them. */
export async function listHelp(ctx: Ctx, locale: string): Promise<{ locale: string; pages: HelpPage[] }> {
  for (const candidate of [locale, 'en']) {
    const value = await helpValue(ctx.db, candidate)
    if (value !== null) return { locale: candidate, pages: json<HelpPage[]>(value) }
  }
  return { locale, pages: [] }
}

/** @throws AppError 404 `catalogue.help-not-found` */
export async function viewHelp(
  ctx: Ctx,
  locale: string,
  slug: string,
): Promise<{ locale: string; page: HelpPage; pages: HelpPage[] }> {
  const help = await listHelp(ctx, locale)
  const page = help.pages.find((candidate) => candidate.slug === slug)
  if (page) return { ...help, page }
  const english = await listHelp(ctx, 'en')
  const inEnglish = english.pages.find((candidate) => candidate.slug === slug)
  if (!inEnglish) throw notFound('catalogue.help-not-found')
  return { ...english, page: inEnglish }
}
