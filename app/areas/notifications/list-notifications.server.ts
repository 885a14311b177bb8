import { speechFor } from '~/i18n/translator.server'
import type { Ctx } from '~/platform/context.server'
import { json } from '~/platform/json'
import { requirePerson } from '~/platform/request.server'
import { describeNotice, type NoticeText } from './describe-notice'
import type { Notice } from './kinds'
import { countNotifications, selectNotifications } from './queries.server'

export type NotificationView = NoticeText & {
  id: string
  kind: Notice['kind']
  url: string
  createdAt: number
  isRead: boolean
}

/** A page of the person's own notifications, newest first, in the person's language. */
export async function listNotifications(
  ctx: Ctx,
  of: { page: number; pageSize: number; locale: string; timeZone: string },
): Promise<{ total: number; items: NotificationView[] }> {
  const { personId } = requirePerson(ctx)
  const speech = speechFor({ locale: of.locale, timeZone: of.timeZone, now: ctx.now })
  const rows = await selectNotifications(ctx.db, { personId, limit: of.pageSize, offset: (of.page - 1) * of.pageSize })
  return {
    total: await countNotifications(ctx.db, personId),
    items: rows.map((row) => {
      const notice = { kind: row.kind, params: json(row.params) } as Notice
      return {
        id: row.id,
        kind: notice.kind,
        url: row.url,
        createdAt: row.created_at,
        isRead: row.read_at !== null,
        ...describeNotice(notice, { t: speech.t('notifications'), format: speech.format }),
      }
    }),
  }
}
