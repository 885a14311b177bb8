import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useMatches, useRouteLoaderData } from '@remix-run/react'
import { vendor } from '~/areas/identity/organisations.server'
import { translator } from '~/i18n/translator.server'
import { contextOf } from '~/platform/request.server'
import type { Crumb } from '~/ui/breadcrumbs'
import { PublicFrame, type PublicFrameProps } from '~/ui/public-frame'
import { ErrorPage } from './error-page'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const t = translator(args.context.locale, 'common')
  return {
    vendor: (await vendor(ctx)).name,
    isSignedIn: ctx.actor.kind === 'person',
    footLinks: [
      { href: '/help', label: t('nav.help') },
      { href: '/verify', label: t('nav.verify') },
    ],
  }
}

type PageData =
  | { breadcrumbs?: readonly Crumb[]; section?: PublicFrameProps['section']; narrow?: boolean }
  | null
  | undefined

export default function PublicLayout() {
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
  const shell = useRouteLoaderData<typeof loader>('routes/layouts/public')
  const page = useMatches()
    .map((match) => match.data as PageData)
    .findLast((data) => data?.breadcrumbs || data?.section || data?.narrow)
  if (!shell) return <>{children}</>
  return (
    <PublicFrame
      vendor={shell.vendor}
      section={page?.section}
      breadcrumbs={page?.breadcrumbs}
      narrow={page?.narrow}
      homeHref="/"
      signInHref={shell.isSignedIn ? undefined : '/sign-in'}
      footLinks={shell.footLinks}
    >
      {children}
    </PublicFrame>
  )
}
