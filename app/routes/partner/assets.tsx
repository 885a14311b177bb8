import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listFolders } from '~/areas/assets/list-folders.server'
import { FileSize } from '~/areas/assets/ui/file-size'
import { ReservedNote } from '~/areas/catalogue/ui/reserved-note'
import { unlockedBy } from '~/areas/tiers/benefits/unlocked-by.server'
import { useT } from '~/i18n'
import { translator } from '~/i18n/translator.server'
import { contextOf, requirePerson } from '~/platform/request.server'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { Icon } from '~/ui/icon'
import { Live } from '~/ui/live'
import { PageHead } from '~/ui/page-head'
import { Row, Rows } from '~/ui/rows'
import { Tag } from '~/ui/tag'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const actor = requirePerson(ctx)
  const title = translator(args.context.locale, 'common')('nav.assets')
  const folders = await listFolders(ctx)
  const closed = folders.flatMap(({ isOpen, requiresBenefit }) => (isOpen ? [] : (requiresBenefit ?? [])))
  const unlocks = await unlockedBy(ctx, actor.organisationId, closed, actor.locale)
  return {
    title,
    breadcrumbs: [{ label: title }],
    organisation: actor.organisationName,
    organisationId: actor.organisationId,
    folders: folders.map(({ files, ...folder }) => ({
      ...folder,
      files: files.length,
      unlocks: unlocks.get(folder.requiresBenefit ?? '') ?? [],
    })),
  }
}

export default function AssetsPage() {
  const { folders, organisation, organisationId } = useLoaderData<typeof loader>()
  const t = useT('assets')
  const open = folders.filter(({ isOpen }) => isOpen).length
  return (
    <Live id="assets" on={[[`organisation:${organisationId}`, '*']]}>
      <PageHead title={t('list.head', { open, closed: folders.length - open })} lead={t('list.lead')} />
      <Card>
        {folders.length === 0 ? (
          <EmptyState bare level={2} title={t('list.empty')}>
            {t('list.empty-help')}
          </EmptyState>
        ) : (
          <Rows className="rows-wide">
            {folders.map((folder) => (
              <Row
                key={folder.slug}
                start={<Icon name={folder.isOpen ? 'folder' : 'folder-lock'} size="lg" />}
                title={<span dir="auto">{folder.title}</span>}
                href={`/company/assets/${folder.slug}`}
                meta={
                  <>
                    {t('list.files', { count: folder.files })} · <FileSize bytes={folder.size} />
                  </>
                }
                end={
                  <Tag tone={folder.isOpen ? 'success' : 'neutral'} icon={folder.isOpen ? 'check' : 'lock'}>
                    {folder.isOpen ? t('list.open') : t('list.reserved')}
                  </Tag>
                }
              >
                <p className="small muted" dir="auto">
                  {folder.summary}
                </p>
                {!folder.isOpen && (
                  <p className="small">
                    <ReservedNote unlocks={folder.unlocks} organisation={organisation} />
                  </p>
                )}
              </Row>
            ))}
          </Rows>
        )}
      </Card>
    </Live>
  )
}
