import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useMatches, useRouteLoaderData } from '@remix-run/react'
import { vendor } from '~/areas/identity/organisations.server'
import { unreadCount } from '~/areas/notifications/unread-count.server'
import { areTiersUsed } from '~/areas/tiers/versions/set-tiers-used.server'
import { locales, translator } from '~/i18n/translator.server'
import { contextOf, requirePerson } from '~/platform/request.server'
import { AppFrame } from '~/ui/app-frame'
import type { Crumb } from '~/ui/breadcrumbs'
import type { Nav } from '~/ui/side-nav'
import { ErrorPage } from './error-page'
import { navigationFor } from './navigation'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const actor = requirePerson(ctx)
  const url = new URL(args.request.url)
  const t = translator(actor.locale, 'common')
  return {
    vendor: (await vendor(ctx)).name,
    nav: navigationFor(actor, url.pathname, t, { areTiersUsed: await areTiersUsed(ctx) }),
    person: {
      id: actor.personId,
      name: actor.name,
      email: actor.email,
      organisation: actor.organisationName,
      organisationId: actor.organisationId,
    },
    links: [
      { href: '/account', label: t('nav.account'), icon: 'user' as const },
      { href: '/account/sessions', label: t('nav.sessions'), icon: 'shield-check' as const },
    ],
    theme: actor.theme,
    locale: args.context.locale,
    locales: locales.map(({ code, name }) => ({ value: code, label: name })),
    here: url.pathname + url.search,
    unread: await unreadCount(ctx),
    footLinks: [
      { href: '/help', label: t('nav.help') },
      { href: '/verify', label: t('nav.verify') },
    ],
  }
}

type PageData = { breadcrumbs?: readonly Crumb[] } | null | undefined

export default function AppLayout() {
  return (
    <Frame>
      <Outlet />
    </Frame>
  )
}

export function ErrorBoundary() {
  return (
    <Frame>
      <ErrorPage />
    </Frame>
  )
}

function Frame({ children }: { children: React.ReactNode }) {
  // An error boundary may not ask for its loader's data by useLoaderData.
  const shell = useRouteLoaderData<typeof loader>('routes/layouts/app')
  const breadcrumbs = useMatches()
    .map((match) => (match.data as PageData)?.breadcrumbs)
    .findLast(Boolean)
  if (!shell) return <>{children}</>
  return (
    <AppFrame
      vendor={shell.vendor}
      nav={shell.nav as Nav}
      breadcrumbs={breadcrumbs}
      account={{
        name: shell.person.name,
        email: shell.person.email,
        organisation: shell.person.organisation,
        links: shell.links,
        preferences: { action: '/preferences', theme: shell.theme, locale: shell.locale, locales: shell.locales },
        signOutAction: '/sign-out',
        here: shell.here,
      }}
      notifications={{ href: '/notifications', unread: shell.unread, on: [[`person:${shell.person.id}`, '*']] }}
      searchHref="/search"
      footLinks={shell.footLinks}
    >
      {children}
    </AppFrame>
  )
}
