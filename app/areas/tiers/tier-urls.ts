/** Where the pages about a company's tier are: the company's own, or the programme's. */
export type TierUrls = {
  readonly proof: string
  readonly history: string
}

export const COMPANY_URLS: TierUrls = { proof: '/company/tier/proof', history: '/company/tier/history' }

export const programmeUrls = (partnerSlug: string): TierUrls => ({
  proof: `/programme/partners/${partnerSlug}/proof`,
  history: `/programme/partners/${partnerSlug}/history`,
})
