import type { Kysely } from 'kysely'
import { createTransport } from 'nodemailer'
import type { Database } from '#db/tables'
import type { Config } from './env.server'
import { newId } from './ids'
import { enqueueJob } from './jobs.server'
import { hideSecrets } from './secrets-in-text'

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
  /** the token in its link: the text forgets it when the mail has left, the token was used, or its time is over */
  token?: MailedToken
}

/** `hash` is what the token is looked up by, `expiresAt` in epoch milliseconds. */
export type MailedToken = { hash: string; expiresAt: number }

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
      token_hash: message.token?.hash ?? null,
      token_expires_at: message.token?.expiresAt ?? null,
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
  await db
    .updateTable('mails')
    .set({ state: 'sent', sent_at: now, error: null, ...withoutSecrets(mail) })
    .where('id', '=', mailId)
    .execute()
}

/** These tokens open nothing any more; the mails that hold them need not hold them either. */
export const forgetMailedTokens = (db: Kysely<Database>, hashes: readonly string[]): Promise<void> =>
  hashes.length === 0 ? Promise.resolve() : forgetTokens(db, (mails) => mails.where('token_hash', 'in', hashes))

/** Mails that stay here, because no server took them or none is configured, keep a link no longer than it works. */
export const forgetExpiredTokens = (db: Kysely<Database>, now: number): Promise<void> =>
  forgetTokens(db, (mails) => mails.where('token_expires_at', '<=', now))

const mailsWithToken = (db: Kysely<Database>) =>
  db.selectFrom('mails').select(['id', 'body_text', 'body_html']).where('token_hash', 'is not', null)

async function forgetTokens(
  db: Kysely<Database>,
  wanted: (mails: ReturnType<typeof mailsWithToken>) => ReturnType<typeof mailsWithToken>,
): Promise<void> {
  for (const mail of await wanted(mailsWithToken(db)).execute())
    await db.updateTable('mails').set(withoutSecrets(mail)).where('id', '=', mail.id).execute()
}

/** What stays of a mail: a copy of the database must not open what only its reader may. */
const withoutSecrets = (mail: { body_text: string; body_html: string | null }) => ({
  body_text: hideSecrets(mail.body_text),
  body_html: mail.body_html === null ? null : hideSecrets(mail.body_html),
  token_hash: null,
  token_expires_at: null,
})
