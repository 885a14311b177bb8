import { speechFor } from '~/i18n/translator.server'
import type { Ctx } from '~/platform/context.server'
import { newId } from '~/platform/ids'
import { mailName } from '~/platform/mail-name'
import { describeNotice } from './describe-notice'
import type { Notice } from './kinds'
import { countUnread, insertNotification } from './queries.server'

export type Recipient = { personId: string; email: string; locale: string; timeZone: string }

/**
 * Tells one person: kept in the app, queued as mail, and shown at once on pages that are open, all in the transaction of
 * the event. The same key tells only once.
 * @param of.url path within the product, e.g. `/company/tier`
 */
export async function notify(
  tx: Ctx,
  to: Recipient,
  of: { notice: Notice; url: string; organisationId: string; key: string },
): Promise<void> {
  const isNew = await insertNotification(tx.db, {
    id: newId(tx.now),
    person_id: to.personId,
    organisation_id: of.organisationId,
    kind: of.notice.kind,
    params: JSON.stringify(of.notice.params),
    url: of.url,
    dedupe_key: `${of.key}:${to.personId}`,
    created_at: tx.now,
    read_at: null,
  })
  if (!isNew) return
  const speech = speechFor({ locale: to.locale, timeZone: to.timeZone, now: tx.now })
  const t = speech.t('notifications')
  const { title, tone } = describeNotice(of.notice, { t, format: speech.format })
  const mailed = describeNotice(withMailNames(of.notice), { t, format: speech.format })
  const link = tx.config.publicUrl + of.url
  await tx.mail({
    to: to.email,
    personId: to.personId,
    kind: `notifications.${of.notice.kind}`,
    subject: mailed.title,
    text: `${mailed.body}\n\n${link}\n\n${t('mail.footer', { url: `${tx.config.publicUrl}/notifications` })}`,
    dedupeKey: `notice:${of.key}:${to.personId}`,
  })
  await tx.signal(`person:${to.personId}`, 'notification', {
    toast: { kind: tone, message: title, href: of.url, label: t('toast.open') },
    unread: await countUnread(tx.db, to.personId),
  })
}

/** A person's name must not become a link or a line of its own in somebody else's mail. */
function withMailNames(notice: Notice): Notice {
  const params: Record<string, unknown> = { ...notice.params }
  for (const name of ['person', 'by']) {
    const value = params[name]
    if (typeof value === 'string') params[name] = mailName(value)
  }
  return { ...notice, params } as Notice
}
