import type { ReactNode } from 'react'
import { useFormat, useT } from '~/i18n'
import { Icon } from '~/ui/icon'
import { RelativeTime } from '~/ui/relative-time'
import { Row, Rows } from '~/ui/rows'
import { Tag } from '~/ui/tag'
import type { DeviceWords } from '../describe-device'
import type { SessionView } from '../list-sessions.server'

/** Where a person is signed in; `end` gives each row its way to end it. */
export function DeviceList({
  sessions,
  end,
}: {
  sessions: readonly SessionView[]
  end?: (session: SessionView, device: string) => ReactNode
}) {
  const t = useT('identity')
  const format = useFormat()
  const nameOf = useDeviceName()
  return (
    <Rows>
      {sessions.map((session) => {
        const device = nameOf(session.device)
        return (
          <Row
            key={session.id}
            start={<Icon name={session.device.isHandheld ? 'smartphone' : 'monitor'} />}
            title={device}
            meta={
              <>
                <RelativeTime at={session.startedAt} />
                {session.address && (
                  <>
                    {' · '}
                    {t.rich('sessions.address', {
                      address: session.address,
                      ip: (chunks) => <bdi className="mono">{chunks}</bdi>,
                    })}
                  </>
                )}
                {' · '}
                {t('sessions.until', { date: format.dateTime(session.endsAt) })}
              </>
            }
            end={session.isCurrent ? <Tag tone="success">{t('sessions.here')}</Tag> : end?.(session, device)}
          />
        )
      })}
    </Rows>
  )
}

function useDeviceName(): (words: DeviceWords) => string {
  const t = useT('identity')
  return ({ browser, system }) =>
    t('sessions.device', {
      browser: browser ?? t('sessions.unknown-browser'),
      system: system ?? t('sessions.unknown-system'),
    })
}
