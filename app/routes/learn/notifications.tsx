import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listNotifications } from '~/areas/notifications/list-notifications.server'
import { markRead } from '~/areas/notifications/mark-read.server'
import { unreadCount } from '~/areas/notifications/unread-count.server'
import { useT } from '~/i18n'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { pageNumber } from '~/platform/page-number'
import { contextOf, requirePerson } from '~/platform/request.server'
import { Button } from '~/ui/button'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { liveTopics } from '~/ui/live'
import { PageHead } from '~/ui/page-head'
import { Pagination } from '~/ui/pagination'
import { RelativeTime } from '~/ui/relative-time'
import { Row, Rows } from '~/ui/rows'
import { Tag } from '~/ui/tag'

const PAGE_SIZE = 25

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const { personId } = requirePerson(ctx)
  const { locale, timeZone } = args.context
  const page = pageNumber(new URL(args.request.url).searchParams)
  const title = translator(locale, 'notifications')('list.title')
  return {
    title,
    breadcrumbs: [{ label: title }],
    personId,
    page,
    unread: await unreadCount(ctx),
    ...(await listNotifications(ctx, { page, pageSize: PAGE_SIZE, locale, timeZone })),
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  await markRead(ctx)
  return redirectWithToast('/notifications', {
    kind: 'success',
    message: translator(args.context.locale, 'notifications')('list.marked'),
  })
}

export default function Notifications() {
  const { unread, items, total, page, personId } = useLoaderData<typeof loader>()
  const t = useT('notifications')
  const markAll = unread > 0 && (
    <form method="post">
      <Button icon="check">{t('list.mark-read')}</Button>
    </form>
  )
  return (
    <>
      <PageHead title={t('list.heading', { unread })} actions={markAll} />
      <Card
        id="notifications"
        live={liveTopics([`person:${personId}`, '*'])}
        footer={
          total > PAGE_SIZE && (
            <Pagination page={page} pageSize={PAGE_SIZE} total={total} href={(next) => `?page=${next}`} />
          )
        }
      >
        {items.length === 0 ? (
          <EmptyState title={t('list.empty-title')}>{t('list.empty')}</EmptyState>
        ) : (
          <Rows>
            {items.map((item) => (
              <Row
                key={item.id}
                title={<bdi>{item.title}</bdi>}
                href={item.url}
                meta={<span dir="auto">{item.body}</span>}
                end={
                  <>
                    {!item.isRead && <Tag tone="accent">{t('list.new')}</Tag>} <RelativeTime at={item.createdAt} />
                  </>
                }
              />
            ))}
          </Rows>
        )}
      </Card>
    </>
  )
}
