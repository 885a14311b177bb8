import type { ReactNode } from 'react'
import { useT } from '~/i18n'
import { GateFrame } from '~/ui/gate-frame'
import type { GateData } from '../gate.server'

export type GateProps = { gate: GateData; title: ReactNode; lead?: ReactNode; children: ReactNode }

/** The door with this programme's words beside it. */
export function Gate({ gate, title, lead, children }: GateProps) {
  const t = useT('identity')
  return (
    <GateFrame
      vendor={gate.vendor}
      languages={gate.languages}
      title={title}
      lead={lead}
      pitch={t.rich('gate.pitch', { br: () => <br /> })}
      pitchText={t('gate.pitch-text')}
      pitchLinks={
        <>
          <a href="/verify">{t('gate.check')}</a> · <a href="/help">{t('gate.help')}</a>
        </>
      }
    >
      {children}
    </GateFrame>
  )
}
