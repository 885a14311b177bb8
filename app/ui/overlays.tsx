import { Palette } from './palette'
import { type Flash, Toasts } from './toasts'

export type OverlaysProps = {
  flash?: Flash | null
  /** The search page; without it there is no palette (strangers). */
  searchHref?: string
}

/** What floats above every page. The root renders it once, last in the body. */
export function Overlays({ flash, searchHref }: OverlaysProps) {
  return (
    <>
      <Toasts flash={flash} />
      {searchHref && <Palette searchHref={searchHref} />}
    </>
  )
}
