import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { countCertificateSteps } from '~/areas/certifications/regrades/view-forecast.server'
import { undoRegrade } from '~/areas/exams/regrades/start-regrade.server'
import { ConfirmPage } from '~/areas/exams/regrades/ui/confirm-page'
import { viewRegrade } from '~/areas/exams/regrades/view-regrade.server'
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
    title: t('regrade.undo'),
    breadcrumbs: roomCrumbs(
      args.context.locale,
      view.exam,
      { label: t('regrade.title'), href: narrowed('/examine/regrades', view.exam) },
      { label: view.question.title, href: `/examine/regrades/${regradeId}` },
      { label: t('regrade.undo') },
    ),
    view,
    certificates: await countCertificateSteps(ctx, regradeId),
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
    const started = await undoRegrade(contextOf(args), { regradeId, reason })
    if (started.started)
      return redirectWithToast(`/examine/regrades/${regradeId}`, { kind: 'success', message: t('regrade.started') })
    return data({ reason, problem: t(REFUSED[started.reason]) }, { status: 409 })
  } catch (error) {
    if (!isAppError(error) || error.code !== 'exams.regrade-reason-needed') throw error
    return data({ reason, problem: t('errors.regrade-reason-needed', error.params) }, { status: 422 })
  }
}

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
