import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { directionOf } from '~/areas/catalogue/language-name'
import { viewHelp } from '~/areas/catalogue/view-help.server'
import { useT } from '~/i18n'
import { translator } from '~/i18n/translator.server'
import { lessonModules } from '~/platform/mdx/lesson-modules.server'
import { contextOf } from '~/platform/request.server'
import { MdxContent } from '~/ui/mdx/mdx-content'
import { Pager } from '~/ui/pager'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const { locale: wanted } = args.context
  const { locale, page, pages } = await viewHelp(ctx, wanted, args.params.slug ?? '')
  await lessonModules(ctx.db).load(page.moduleHash)
  const index = pages.findIndex(({ slug }) => slug === page.slug)
  const link = (at: number) => {
    const other = pages[at]
    return other ? { href: `/help/${other.slug}`, label: other.title } : undefined
  }
  return {
    title: page.title,
    section: 'help' as const,
    narrow: true,
    breadcrumbs: [{ label: translator(wanted, 'help')('title'), href: '/help' }, { label: page.title }],
    locale,
    page: { title: page.title, moduleHash: page.moduleHash },
    previous: link(index - 1),
    next: link(index + 1),
  }
}

export default function HelpPagePage() {
  const { locale, page, previous, next } = useLoaderData<typeof loader>()
  const t = useT('help')
  return (
    <>
      <article className="prose" lang={locale} dir={directionOf(locale)}>
        <h1>{page.title}</h1>
        <MdxContent hash={page.moduleHash} />
      </article>
      <Pager label={t('pager')} previous={previous} next={next} />
    </>
  )
}
