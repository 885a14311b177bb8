import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { countCertificateForecast } from '~/areas/certifications/regrades/view-forecast.server'
import { applyRegrade } from '~/areas/exams/regrades/start-regrade.server'
import { ConfirmPage } from '~/areas/exams/regrades/ui/confirm-page'
import { viewRegrade } from '~/areas/exams/regrades/view-regrade.server'
import { countTierForecast } from '~/areas/tiers/regrades/view-forecast.server'
import { useT } from '~/i18n'
import { translator } from '~/i18n/translator.server'
import { isAppError } from '~/platform/errors'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf } from '~/platform/request.server'
import { narrowed, roomCrumbs } from './exam-crumbs.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const regradeId = args.params.regrade ?? ''
  const view = await viewRegrade(ctx, { regradeId })
  const t = translator(args.context.locale, 'exams')
  return {
    title: t('regrade.apply'),
    breadcrumbs: roomCrumbs(
      args.context.locale,
      view.exam,
      { label: t('regrade.title'), href: narrowed('/examine/regrades', view.exam) },
      { label: view.question.title, href: `/examine/regrades/${regradeId}` },
      { label: t('regrade.apply') },
    ),
    view,
    certificates: await countCertificateForecast(ctx, regradeId),
    tiers: await countTierForecast(ctx, regradeId),
  }
}

const REFUSED = {
  'another-runs': 'regrade.refused-another-runs',
  'preview-outdated': 'regrade.refused-preview-outdated',
} as const

export async function action(args: ActionFunctionArgs) {
  const regradeId = args.params.regrade ?? ''
  const t = translator(args.context.locale, 'exams')
  const form = await args.request.formData()
  const reason = String(form.get('reason') ?? '')
  try {
    const started = await applyRegrade(contextOf(args), {
      regradeId,
      preview: String(form.get('preview') ?? ''),
      reason,
    })
    if (started.started)
      return redirectWithToast(`/examine/regrades/${regradeId}`, { kind: 'success', message: t('regrade.started') })
    return data({ reason, problem: t(REFUSED[started.reason]) }, { status: 409 })
  } catch (error) {
    if (!isAppError(error) || error.code !== 'exams.regrade-reason-needed') throw error
    return data({ reason, problem: t('errors.regrade-reason-needed', error.params) }, { status: 422 })
  }
}

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
