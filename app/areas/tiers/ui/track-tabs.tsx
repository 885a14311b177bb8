import { useT } from '~/i18n'
import type { LocalText } from '~/platform/local-text'
import { TabLinks } from '~/ui/tabs'
import { useLocal } from './words'

/** The tracks that a company is in, when there is more than one. */
export function TrackTabs(props: {
  tracks: readonly { slug: string; title: LocalText }[]
  current: string | undefined
  href: (slug: string) => string
}) {
  const t = useT('tiers')
  const local = useLocal()
  if (props.tracks.length < 2) return null
  return (
    <TabLinks
      label={t('words.tracks')}
      items={props.tracks.map(({ slug, title }) => ({
        href: props.href(slug),
        label: <span dir="auto">{local(title)}</span>,
        current: slug === props.current,
      }))}
    />
  )
}
