import { translator } from '~/i18n/translator.server'
import type { Ctx } from '~/platform/context.server'
import { mailName } from '~/platform/mail-name'
import { vendor } from './organisations.server'
import { personByEmailKey } from './queries.people.server'
import { newResetLink } from './reset-link.server'

export const MAIL_RESET_LINK_JOB = 'identity.mail-reset-link'

/** The second half of asking for a new password. An address without an account gets nothing. */
export async function mailResetLink(ctx: Ctx, payload: { email: string }, of: { jobId: string }): Promise<void> {
  const person = await personByEmailKey(ctx.db, payload.email)
  if (!person || person.deactivated_at !== null) return
  const t = translator(person.locale, 'identity')
  const { name: vendorName } = await vendor(ctx)
  await ctx.transaction(async (tx) => {
    const { link, token } = await newResetLink(tx, person.id)
    await tx.mail({
      to: person.email,
      personId: person.id,
      kind: 'identity.password-reset',
      subject: t('mail.reset-subject', { vendor: vendorName }),
      text: t('mail.reset-text', {
        name: mailName(person.name),
        vendor: vendorName,
        link,
      }),
      token,
      // The job may run twice; the first link is the one that was mailed.
      dedupeKey: `${MAIL_RESET_LINK_JOB}:${of.jobId}`,
    })
  })
}
