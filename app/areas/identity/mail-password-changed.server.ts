import { translator } from '~/i18n/translator.server'
import type { Ctx } from '~/platform/context.server'
import { mailName } from '~/platform/mail-name'
import { vendor } from './organisations.server'

/** Tells the owner of an account, so that a change by somebody else is noticed (ASVS 5.0 §6.3.7). */
export async function mailPasswordChanged(
  tx: Ctx,
  person: { personId: string; name: string; email: string; locale: string },
): Promise<void> {
  const t = translator(person.locale, 'identity')
  const { name: vendorName } = await vendor(tx)
  await tx.mail({
    to: person.email,
    personId: person.personId,
    kind: 'identity.password-changed',
    subject: t('mail.changed-subject', { vendor: vendorName }),
    text: t('mail.changed-text', {
      name: mailName(person.name),
      vendor: vendorName,
      link: `${tx.config.publicUrl}/forgotten-password`,
    }),
  })
}
