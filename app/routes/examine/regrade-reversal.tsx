import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { countCertificateSteps } from '~/areas/certifications/regrades/view-forecast.server'
import { undoRegrade } from '~/areas/exams/regrades/start-regrade.server'
import { ConfirmPage } from '~/areas/exams/regrades/ui/confirm-page'
import { viewRegrade } from '~/areas/exams/regrades/view-regrade.server'
import { useT } from '~/i18n'
import { translator } from '~/i18n/translator.server'
import { contextOf } from '~/platform/request.server'
import { regradeCrumbs, startFromForm } from './regrade-start.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const regradeId = args.params.regrade ?? ''
  const view = await viewRegrade(ctx, { regradeId })
  return {
    title: translator(args.context.locale, 'exams')('regrade.undo'),
    breadcrumbs: regradeCrumbs(args.context.locale, view, 'regrade.undo'),
    view,
    certificates: await countCertificateSteps(ctx, regradeId),
  }
}

export const action = (args: ActionFunctionArgs) => startFromForm(args, (sent) => undoRegrade(contextOf(args), sent))

export default function UndoRegrade() {
  const { view, certificates } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT('exams')
  return (
    <ConfirmPage
      regradeId={view.id}
      title={t('regrade.undo-head', { count: view.changed ?? 0 })}
      follows={[
        t('regrade.undo-results'),
        t('regrade.undo-certificates', {
          issued: (certificates.issued ?? 0) + (certificates.reinstated ?? 0),
          revoked: certificates.revoked ?? 0,
        }),
        t('regrade.undo-tiers'),
        t('regrade.follow-messages'),
      ]}
      confirm={t('regrade.undo-now')}
      reason={answer?.reason}
      problem={answer?.problem}
    />
  )
}
