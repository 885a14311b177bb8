import type { Ctx } from '~/platform/context.server'
import { canonicalJson } from '~/platform/json'
import { authorise } from '~/platform/policy'
import { documentIds, putDocuments, removeDocuments } from '~/platform/search.server'
import type { HelpPage, ParsedHelp } from './help-page'
import { mayPublishContent } from './policy'
import { insertModules } from './queries.courses.server'
import { helpValue, saveHelpValue } from './queries.help.server'

/**
 * Makes the files of one language its help. The same files change nothing.
 * @throws AppError 403 `catalogue.not-a-publisher`
 */
export async function publishHelp(ctx: Ctx, help: ParsedHelp): Promise<{ changed: boolean }> {
  authorise(mayPublishContent(ctx.actor))
  const { locale } = help
  return ctx.transaction(async (tx) => {
    const pages: HelpPage[] = help.pages.map(({ code: _code, text: _text, ...page }) => page)
    const value = canonicalJson(pages)
    if ((await helpValue(tx.db, locale)) === value) return { changed: false }
    if (help.pages.length > 0)
      await insertModules(
        tx.db,
        help.pages.map(({ moduleHash, code }) => ({ hash: moduleHash, code, created_at: tx.now })),
      )
    await saveHelpValue(tx.db, locale, value, tx.now)
    const documents = help.pages.map(({ slug, title, summary, text }) => ({
      id: `help:${locale}/${slug}`,
      kind: 'help',
      locale,
      title,
      body: `${summary}\n${text}`,
      url: `/help/${slug}`,
      audience: 'everyone',
    }))
    const kept = new Set(documents.map(({ id }) => id))
    const known = await documentIds(tx.db, `help:${locale}/`)
    await removeDocuments(
      tx.db,
      known.filter((id) => !kept.has(id)),
    )
    await putDocuments(tx.db, documents, tx.now)
    return { changed: true }
  })
}
