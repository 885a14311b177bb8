import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { countCertificateForecast } from '~/areas/certifications/regrades/view-forecast.server'
import { applyRegrade } from '~/areas/exams/regrades/start-regrade.server'
import { ConfirmPage } from '~/areas/exams/regrades/ui/confirm-page'
import { viewRegrade } from '~/areas/exams/regrades/view-regrade.server'
import { countTierForecast } from '~/areas/tiers/regrades/view-forecast.server'
import { useT } from '~/i18n'
import { translator } from '~/i18n/translator.server'
import { contextOf } from '~/platform/request.server'
import { regradeCrumbs, startFromForm } from './regrade-start.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const regradeId = args.params.regrade ?? ''
  const view = await viewRegrade(ctx, { regradeId })
  return {
    title: translator(args.context.locale, 'exams')('regrade.apply'),
    breadcrumbs: regradeCrumbs(args.context.locale, view, 'regrade.apply'),
    view,
    certificates: await countCertificateForecast(ctx, regradeId),
    tiers: await countTierForecast(ctx, regradeId),
  }
}

export const action = (args: ActionFunctionArgs) => startFromForm(args, (sent) => applyRegrade(contextOf(args), sent))

export default function ApplyRegrade() {
  const { view, certificates, tiers } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT('exams')
  const { counts } = view
  return (
    <ConfirmPage
      regradeId={view.id}
      title={t('regrade.apply-head', { count: counts.total })}
      follows={[
        t('regrade.follow-verdicts', { passes: counts.passes, fails: counts.fails }),
        t('regrade.follow-certificates', { issued: certificates.issued, revoked: certificates.revoked }),
        t('regrade.follow-tiers', { count: tiers }),
        t('regrade.follow-messages'),
        t('regrade.follow-undo'),
      ]}
      confirm={t('regrade.apply-now', { count: counts.total })}
      preview={view.preview?.id ?? ''}
      reason={answer?.reason}
      problem={answer?.problem}
    />
  )
}
