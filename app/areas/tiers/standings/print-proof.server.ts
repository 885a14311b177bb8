import { vendor } from '~/areas/identity/organisations.server'
import { speechFor } from '~/i18n/translator.server'
import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import type { TierUrls } from '../tier-urls'
import { proofPdf } from './proof-pdf.server'
import { viewProof } from './view-proof.server'

/**
 * The proof of a decision as a file to keep: whoever may see it may have it.
 * @throws AppError 403 for members of other partners; 404 without a decision
 */
export async function printProof(
  ctx: Ctx,
  of: { partnerId: string; track?: string | undefined; decision?: string | undefined; urls: TierUrls; locale: string },
): Promise<Response> {
  const { track, decision } = of
  const view = await viewProof(ctx, {
    partnerId: of.partnerId,
    ...(track === undefined ? {} : { track }),
    ...(decision === undefined ? {} : { decision }),
  })
  if (!view) throw notFound('tiers.decision-not-found')
  const timeZone = ctx.actor.kind === 'person' ? ctx.actor.timeZone : 'UTC'
  const speech = speechFor({ locale: of.locale, timeZone, now: ctx.now })
  const query = new URLSearchParams({ decision: view.decision.id })
  const pdf = await proofPdf({
    ...{ view, vendor: (await vendor(ctx)).name, t: speech.t('tiers'), format: speech.format },
    url: `${ctx.config.publicUrl}${of.urls.proof}?${query}`,
  })
  const name = `${view.partner.slug}-${view.track.slug}-${view.decision.number}.pdf`
  return new Response(new Uint8Array(pdf), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'private, no-store',
    },
  })
}
