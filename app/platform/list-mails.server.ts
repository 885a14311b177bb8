import { sql } from 'kysely'
import { contains } from '#db/portable'
import { mayAdministerInstallation } from './administration'
import type { Ctx } from './context.server'
import { notFound } from './errors'
import { SEND_MAIL_JOB } from './mail.server'
import { pageNumber } from './page-number'
import { authorise } from './policy'
import { readableError } from './readable-error'
import { hideSecrets } from './secrets-in-text'

export const MAILS_PAGE = 50

/** `kept`: no mail server is configured, so it stays here to be read. `undelivered`: all tries have failed. */
export const mailStates = ['queued', 'sent', 'kept', 'undelivered'] as const
export type MailState = (typeof mailStates)[number]

export type MailsView = { search: string; state: MailState | null; page: number }

export type MailEntry = {
  id: string
  to: string
  subject: string
  kind: string
  state: MailState
  createdAt: number
  sentAt: number | null
}

/** Mails of the product, newest first. @throws AppError 403 `admin.not-an-administrator` */
export async function listMails(
  ctx: Ctx,
  query: URLSearchParams,
): Promise<{ view: MailsView; rows: MailEntry[]; total: number; isDelivering: boolean }> {
  authorise(mayAdministerInstallation(ctx.actor))
  const view = readView(query)
  const wanted = mailsWithJob(ctx)
    .$if(view.search !== '', (mails) =>
      mails.where((eb) =>
        eb.or([contains(eb.ref('to_address'), view.search), contains(eb.ref('subject'), view.search)]),
      ),
    )
    .$if(view.state !== null, (mails) => mails.where(stateOf, '=', view.state))
  const { count } = await wanted.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  const rows = await wanted
    .select(['mails.id', 'to_address', 'subject', 'mails.kind', 'mails.created_at', 'sent_at', stateOf.as('shown')])
    .orderBy('mails.created_at', 'desc')
    .orderBy('mails.id', 'desc')
    .limit(MAILS_PAGE)
    .offset((view.page - 1) * MAILS_PAGE)
    .execute()
  return { view, rows: rows.map(entryOf), total: Number(count), isDelivering: ctx.config.smtpUrl !== null }
}

export type MailMessage = MailEntry & { text: string; attempts: number; error: string | null }

/**
 * One mail as text. Once a mail has left, or is about to, its links that open doors belong to its reader alone and are
 * not shown; a mail that is kept here is delivered by being read here.
 * @throws AppError 403 `admin.not-an-administrator`; 404 `admin.mail-not-found`
 */
export async function viewMail(ctx: Ctx, id: string): Promise<MailMessage> {
  authorise(mayAdministerInstallation(ctx.actor))
  const row = await mailsWithJob(ctx)
    .select(['mails.id', 'to_address', 'subject', 'body_text', 'mails.kind', 'mails.created_at', 'sent_at'])
    .select(['jobs.attempts', 'jobs.last_error', stateOf.as('shown')])
    .where('mails.id', '=', id)
    .executeTakeFirst()
  if (!row) throw notFound('admin.mail-not-found')
  return {
    ...entryOf(row),
    text: row.shown === 'kept' ? row.body_text : hideSecrets(row.body_text),
    attempts: row.attempts ?? 0,
    error: row.last_error === null ? null : readableError(row.last_error),
  }
}

/** A mail's way out is a job; it says whether delivery was given up. */
const mailsWithJob = (ctx: Ctx) =>
  ctx.db
    .selectFrom('mails')
    .leftJoin('jobs', (join) => join.on('jobs.dedupe_key', '=', sql<string>`${`${SEND_MAIL_JOB}:`} || mails.id`))

const stateOf = sql<MailState>`case when mails.state = 'failed' or (mails.state = 'queued' and jobs.state = 'dead')
  then 'undelivered' else mails.state end`

const entryOf = (row: {
  id: string
  to_address: string
  subject: string
  kind: string
  shown: MailState
  created_at: number
  sent_at: number | null
}): MailEntry => ({
  id: row.id,
  to: row.to_address,
  subject: row.subject,
  kind: row.kind,
  state: row.shown,
  createdAt: row.created_at,
  sentAt: row.sent_at,
})

function readView(query: URLSearchParams): MailsView {
  const state = query.get('state')
  return {
    search: (query.get('q') ?? '').trim().slice(0, 100),
    state: mailStates.find((known) => known === state) ?? null,
    page: pageNumber(query),
  }
}
