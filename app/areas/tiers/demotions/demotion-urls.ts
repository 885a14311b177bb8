/** Where the pages about a partner's tier in a track are that is about to be taken away; slugs. */
export const demotionUrls = (partner: string, track: string) => {
  const of = (page: string) => `/programme/partners/${partner}/demotion/${page}?${new URLSearchParams({ track })}`
  return { agreement: of('agreement'), keep: of('keep') }
}
