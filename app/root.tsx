import './ui/styles/app.css'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Links, Outlet, Scripts, useMatches, useRouteLoaderData } from '@remix-run/react'
import { vendor } from '~/areas/identity/organisations.server'
import { dirOf } from '~/i18n/translator.server'
import { readFlash } from '~/platform/flash.server'
import { contextOf } from '~/platform/request.server'
import { ErrorPage } from '~/routes/layouts/error-page'
import { fontsFor } from '~/ui/fonts'
import { useNonce } from '~/ui/nonce'
import { Overlays } from '~/ui/overlays'
import { PublicFrame } from '~/ui/public-frame'

export async function loader(args: LoaderFunctionArgs) {
  const { context, request } = args
  const flash = readFlash(request.headers.get('cookie'))
  if (flash) context.cookies.push(flash.forget)
  return {
    locale: context.locale,
    dir: dirOf(context.locale),
    theme: context.theme,
    timeZone: context.timeZone,
    now: context.ctx.now,
    vendor: (await vendor(contextOf(args))).name,
    isSignedIn: context.ctx.actor.kind === 'person',
    flash: flash?.flash ?? null,
    mainScript: context.clientScripts.main ?? null,
  }
}

/** Loaded once a document; a hydrated page keeps it. */
export const shouldRevalidate = () => false

type PageData = { title?: string } | null | undefined

export function Layout({ children }: { children: React.ReactNode }) {
  const root = useRouteLoaderData<typeof loader>('root')
  const matches = useMatches()
  const nonce = useNonce()
  const title = matches.map((match) => (match.data as PageData)?.title).findLast(Boolean)
  const isHydrated = matches.some((match) => (match.handle as { hydrate?: boolean } | undefined)?.hydrate === true)
  return (
    <html
      lang={root?.locale ?? 'en'}
      dir={root?.dir ?? 'ltr'}
      data-made-at={root?.isSignedIn ? root.now : undefined}
      data-hydrate={isHydrated ? '' : undefined}
      data-theme={root && root.theme !== 'system' ? root.theme : undefined}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{[title, root?.vendor].filter(Boolean).join(' · ')}</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        {fontsFor(root?.locale ?? 'en').map((href) => (
          <link key={href} rel="preload" href={href} as="font" type="font/woff2" crossOrigin="anonymous" />
        ))}
        <Links />
        {root?.mainScript && <script type="module" src={root.mainScript} nonce={nonce} suppressHydrationWarning />}
      </head>
      <body>
        {children}
        <Overlays flash={root?.flash} searchHref={root?.isSignedIn ? '/search' : undefined} />
        {isHydrated && <Scripts nonce={nonce} />}
      </body>
    </html>
  )
}

export default function App() {
  return <Outlet />
}

export function ErrorBoundary() {
  const root = useRouteLoaderData<typeof loader>('root')
  return (
    <PublicFrame
      vendor={root?.vendor ?? ''}
      homeHref="/"
      signInHref={root?.isSignedIn === false ? '/sign-in' : undefined}
      narrow
    >
      <ErrorPage />
    </PublicFrame>
  )
}
