import { useT } from '~/i18n'
import type { MailState } from '~/platform/list-mails.server'
import { Tag, type TagProps } from '~/ui/tag'

export const MAIL_STATES = {
  queued: 'mail-state.queued',
  sent: 'mail-state.sent',
  kept: 'mail-state.kept',
  undelivered: 'mail-state.undelivered',
} as const satisfies Record<MailState, string>

const TONES: Record<MailState, TagProps['tone']> = {
  queued: 'info',
  sent: 'success',
  kept: 'neutral',
  undelivered: 'danger',
}

export function MailStateTag({ state }: { state: MailState }) {
  const t = useT('admin')
  return <Tag tone={TONES[state]}>{t(MAIL_STATES[state])}</Tag>
}
