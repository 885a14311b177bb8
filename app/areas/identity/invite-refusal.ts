import type { Translator } from '~/i18n/types'
import { minutesUntil } from './refusal'

type Refused = { kind: 'already-member' } | { kind: 'already-invited' } | { kind: 'paused'; retryAt: number }

/** Why a person was not invited, for the field of the address, and the status of the answer. */
export function inviteRefusal(
  t: Translator<'identity'>,
  refused: Refused,
  now: number,
): { message: string; status: 422 | 429 } {
  if (refused.kind === 'paused') {
    return { message: t('refused.paused-invitations', { minutes: minutesUntil(refused.retryAt, now) }), status: 429 }
  }
  return {
    message: refused.kind === 'already-member' ? t('invite.already-member') : t('invite.already-invited'),
    status: 422,
  }
}
