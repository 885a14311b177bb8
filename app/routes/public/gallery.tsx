import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { notFound } from '~/platform/errors'
import { SHOWS } from '~/ui/gallery/frames'
import { Gallery } from '~/ui/gallery/gallery'
import styles from '~/ui/styles/screens/gallery.css?url'

export const links = () => [{ rel: 'stylesheet', href: styles }]

/** Every part in every state, for those who build screens; an installation in use does not show it. */
export function loader({ request, context }: LoaderFunctionArgs) {
  if (!context.ctx.config.isDemo && context.ctx.config.mode === 'production') throw notFound('errors.none')
  const wanted = new URL(request.url).searchParams.get('show')
  return { title: 'Design', show: SHOWS.find((show) => show === wanted) ?? 'parts' }
}

export default function GalleryRoute() {
  return <Gallery show={useLoaderData<typeof loader>().show} />
}
