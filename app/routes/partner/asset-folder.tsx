import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { viewFolder } from '~/areas/assets/list-folders.server'
import { FileSize } from '~/areas/assets/ui/file-size'
import { ReservedNote } from '~/areas/catalogue/ui/reserved-note'
import { unlockedBy } from '~/areas/tiers/benefits/unlocked-by.server'
import { useT } from '~/i18n'
import { translator } from '~/i18n/translator.server'
import { contextOf, requirePerson } from '~/platform/request.server'
import { ButtonLink } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { Icon } from '~/ui/icon'
import { PageHead } from '~/ui/page-head'
import { RelativeTime } from '~/ui/relative-time'
import { Table } from '~/ui/table'
import { VisuallyHidden } from '~/ui/visually-hidden'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const actor = requirePerson(ctx)
  const folder = await viewFolder(ctx, args.params.folder ?? '')
  const unlocks = folder.isOpen
    ? new Map()
    : await unlockedBy(ctx, actor.organisationId, [folder.requiresBenefit ?? ''], actor.locale)
  return {
    title: folder.title,
    breadcrumbs: [
      { label: translator(args.context.locale, 'common')('nav.assets'), href: '/company/assets' },
      { label: folder.title },
    ],
    organisation: actor.organisationName,
    folder,
    unlocks: unlocks.get(folder.requiresBenefit ?? '') ?? [],
  }
}

export default function AssetFolderPage() {
  const { folder, organisation, unlocks } = useLoaderData<typeof loader>()
  const t = useT('assets')
  return (
    <>
      <PageHead title={<span dir="auto">{folder.title}</span>} lead={<span dir="auto">{folder.summary}</span>} />
      <div className="stack">
        {!folder.isOpen && (
          <Callout kind="warn" icon="lock" title={t('folder.reserved-title')}>
            <p>
              <ReservedNote unlocks={unlocks} organisation={organisation} />
            </p>
            <p>
              <a href="/company/tier">{t('folder.reserved-how')}</a>
            </p>
          </Callout>
        )}
        <Card>
          <Table
            caption={t('folder.caption', { title: folder.title })}
            rows={folder.files}
            rowKey={({ name }) => name}
            empty={
              <EmptyState bare level={2} title={t('folder.empty')}>
                {t('folder.empty-help')}
              </EmptyState>
            }
            columns={[
              {
                key: 'name',
                header: t('folder.file'),
                cell: ({ name }) => (
                  <span className="row row-nowrap">
                    <Icon name="file" />
                    <bdi>{name}</bdi>
                  </span>
                ),
              },
              {
                key: 'size',
                header: t('folder.size'),
                align: 'end',
                nowrap: true,
                cell: ({ size }) => <FileSize bytes={size} />,
              },
              {
                key: 'added',
                header: t('folder.added'),
                nowrap: true,
                hideSmall: true,
                cell: ({ addedAt }) => <RelativeTime at={addedAt} as="date" />,
              },
              {
                key: 'download',
                header: <VisuallyHidden>{t('folder.download')}</VisuallyHidden>,
                align: 'end',
                cell: ({ name }) =>
                  folder.isOpen ? (
                    <ButtonLink
                      href={`/company/assets/${folder.slug}/${encodeURIComponent(name)}`}
                      size="sm"
                      icon="download"
                      download
                    >
                      {t('folder.download')}
                      <VisuallyHidden> {name}</VisuallyHidden>
                    </ButtonLink>
                  ) : (
                    <span className="subtle">{t('list.reserved')}</span>
                  ),
              },
            ]}
          />
        </Card>
      </div>
    </>
  )
}
