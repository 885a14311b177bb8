import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listSessions } from '~/areas/identity/list-sessions.server'
import { DeviceList } from '~/areas/identity/ui/device-list'
import { useT } from '~/i18n'
import { translator } from '~/i18n/translator.server'
import { contextOf, requirePerson } from '~/platform/request.server'
import { Button } from '~/ui/button'
import { Card } from '~/ui/card'
import { PageHead } from '~/ui/page-head'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const actor = requirePerson(ctx)
  const t = translator(args.context.locale, 'identity')
  return {
    title: t('profile.sessions'),
    breadcrumbs: [{ label: t('profile.title'), href: '/account' }, { label: t('profile.sessions') }],
    sessions: await listSessions(ctx, actor.personId),
  }
}

export default function SessionsPage() {
  const { sessions } = useLoaderData<typeof loader>()
  const t = useT('identity')
  return (
    <>
      <PageHead
        title={t('sessions.title', { count: sessions.length })}
        lead={sessions.length > 1 ? t('sessions.lead') : undefined}
        actions={
          sessions.length > 1 && (
            <form method="post" action="/account/sessions/others/end">
              <Button variant="danger">{t('sessions.end-others')}</Button>
            </form>
          )
        }
      />
      <Card id="devices" title={t('sessions.list')}>
        <DeviceList
          sessions={sessions}
          end={(session, device) => (
            <form method="post" action={`/account/sessions/${session.id}/end`}>
              <Button size="sm">
                {t('sessions.end')}
                <span className="sr"> {device}</span>
              </Button>
            </form>
          )}
        />
      </Card>
    </>
  )
}
