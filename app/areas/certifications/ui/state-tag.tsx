import { useT } from '~/i18n'
import { Tag } from '~/ui/tag'
import type { CertificateState } from '../certificate-state'

const tones = {
  active: 'success',
  'in-renewal': 'warn',
  expired: 'danger',
  superseded: 'neutral',
  revoked: 'danger',
} as const
const icons = {
  active: 'check',
  'in-renewal': 'refresh-cw',
  expired: 'x',
  superseded: 'history',
  revoked: 'ban',
} as const
export const STATE_LABELS = {
  active: 'state.active',
  'in-renewal': 'state.in-renewal',
  expired: 'state.expired',
  superseded: 'state.superseded',
  revoked: 'state.revoked',
} as const satisfies Record<CertificateState, string>

export function StateTag({ state }: { state: CertificateState }) {
  const t = useT('certifications')
  return (
    <Tag tone={tones[state]} icon={icons[state]}>
      {t(STATE_LABELS[state])}
    </Tag>
  )
}
