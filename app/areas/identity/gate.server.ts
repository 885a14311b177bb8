import { locales } from '~/i18n/translator.server'
import type { RequestScope } from '~/platform/request.server'
import { vendor } from './organisations.server'

export type GateData = {
  vendor: string
  languages: { href: string; lang: string; label: string; current: boolean }[]
}

/** What the frame of the door needs: whose door it is, and in which languages it speaks. */
export async function gateOf(args: { request: Request; context: RequestScope }): Promise<GateData> {
  const { pathname, search } = new URL(args.request.url)
  const next = encodeURIComponent(pathname + search)
  return {
    vendor: (await vendor(args.context.ctx)).name,
    languages: locales.map(({ code, name }) => ({
      href: `/preferences?locale=${code}&next=${next}`,
      lang: code,
      label: name,
      current: code === args.context.locale,
    })),
  }
}
