import type { Kysely } from 'kysely'
import { createTransport } from 'nodemailer'
import type { Database } from '#db/tables'
import type { Config } from './env.server'
import { newId } from './ids'
import { enqueueJob } from './jobs.server'

export type Message = {
  to: string
  personId?: string
  /** what it is about, e.g. `identity.invitation`; shown to the administrator */
  kind: string
  subject: string
  text: string
  html?: string
  /** the same key is never mailed twice */
  dedupeKey?: string
}

export const SEND_MAIL_JOB = 'mail.send'

/** A line break would let a name become a header (mail header injection); no control character belongs there. */
const oneLine = (text: string) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()

/** A mail server that does not answer must not keep the worker from other work. In milliseconds. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 } as const

/** Keeps the message; it leaves by a job when a mail server is configured, else the administrator can read it. */
export async function queueMail(
  db: Kysely<Database>,
  message: Message,
  of: { now: number; deliver: boolean },
): Promise<void> {
  const id = newId(of.now)
  const inserted = await db
    .insertInto('mails')
    .values({
      id,
      to_address: oneLine(message.to),
      person_id: message.personId ?? null,
      kind: message.kind,
      subject: oneLine(message.subject),
      body_text: message.text,
      body_html: message.html ?? null,
      state: of.deliver ? 'queued' : 'kept',
      dedupe_key: message.dedupeKey ?? null,
      error: null,
      created_at: of.now,
      sent_at: null,
    })
    .onConflict((conflict) => conflict.column('dedupe_key').doNothing())
    .executeTakeFirst()
  if (of.deliver && Number(inserted.numInsertedOrUpdatedRows ?? 0) > 0) {
    await enqueueJob(
      db,
      { name: SEND_MAIL_JOB, payload: { mailId: id }, dedupeKey: `${SEND_MAIL_JOB}:${id}` },
      { now: of.now, causeId: id },
    )
  }
}

/**
 * Sends one queued message. A crash between the mail server's answer and our note of it can send it again; the
 * Message-ID stays the same, so that the recipient's mail program shows it once.
 * @throws what the mail server answered, so that the job is tried again
 */
export async function sendMail(db: Kysely<Database>, config: Config, mailId: string, now: number): Promise<void> {
  const mail = await db.selectFrom('mails').selectAll().where('id', '=', mailId).executeTakeFirst()
  if (!mail || mail.state === 'sent' || !config.smtpUrl) return
  const transport = createTransport({ url: config.smtpUrl, ...PATIENCE })
  try {
    await transport.sendMail({
      from: config.mailFrom,
      to: { name: '', address: mail.to_address },
      subject: mail.subject,
      text: mail.body_text,
      ...(mail.body_html ? { html: mail.body_html } : {}),
      messageId: `<${mail.id}@${new URL(config.publicUrl).hostname}>`,
    })
  } finally {
    transport.close()
  }
  await db.updateTable('mails').set({ state: 'sent', sent_at: now, error: null }).where('id', '=', mailId).execute()
}
