import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { HELP_AUDIENCES, type HelpAudience } from '~/areas/catalogue/help-page'
import { listHelp } from '~/areas/catalogue/view-help.server'
import { useT } from '~/i18n'
import { translator } from '~/i18n/translator.server'
import { contextOf } from '~/platform/request.server'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { PageHead } from '~/ui/page-head'
import { Row, Rows } from '~/ui/rows'

export async function loader(args: LoaderFunctionArgs) {
  const { locale } = args.context
  const title = translator(locale, 'help')('title')
  const { pages, locale: language } = await listHelp(contextOf(args), locale)
  return {
    title,
    section: 'help' as const,
    language,
    groups: HELP_AUDIENCES.map((audience) => ({
      audience,
      pages: pages
        .filter((page) => page.audience === audience)
        .map(({ slug, title: name, summary }) => ({ slug, title: name, summary })),
    })).filter((group) => group.pages.length > 0),
  }
}

const GROUPS = {
  learner: 'groups.learner',
  'partner-manager': 'groups.partner-manager',
  'programme-manager': 'groups.programme-manager',
  author: 'groups.author',
} as const satisfies Record<HelpAudience, string>

export default function HelpPage() {
  const { groups, language } = useLoaderData<typeof loader>()
  const t = useT('help')
  return (
    <>
      <PageHead title={t('head')} lead={t('lead')} />
      {groups.length === 0 && (
        <EmptyState level={2} title={t('empty')}>
          {t('empty-help')}
        </EmptyState>
      )}
      <div className="stack stack-lg">
        {groups.map(({ audience, pages }) => (
          <Card key={audience} id={`help-${audience}`} title={t(GROUPS[audience])}>
            <Rows>
              {pages.map(({ slug, title, summary }) => (
                <Row key={slug} title={<span lang={language}>{title}</span>} href={`/help/${slug}`}>
                  <p className="small muted" lang={language}>
                    {summary}
                  </p>
                </Row>
              ))}
            </Rows>
          </Card>
        ))}
      </div>
    </>
  )
}
