/** Where the pages about a company's benefits are: the company's own, or the programme's. */
export type BenefitUrls = {
  readonly list: (track: string | undefined) => string
  readonly of: (benefit: string, track: string, page?: string) => string
  readonly tier: string
}

const at = (base: string) => ({
  list: (track: string | undefined) => (track ? `${base}?track=${track}` : base),
  of: (benefit: string, track: string, page = '') => `${base}/${benefit}${page}?track=${track}`,
})

export const COMPANY_BENEFITS: BenefitUrls = { ...at('/company/benefits'), tier: '/company/tier' }

export const programmeBenefits = (partnerSlug: string): BenefitUrls => ({
  ...at(`/programme/partners/${partnerSlug}/benefits`),
  tier: `/programme/partners/${partnerSlug}`,
})
