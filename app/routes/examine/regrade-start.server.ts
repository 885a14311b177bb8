import { type ActionFunctionArgs, data } from '@remix-run/node'
import type { RegradeView } from '~/areas/exams/regrades/view-regrade.server'
import { translator } from '~/i18n/translator.server'
import type { MessageKey } from '~/i18n/types'
import { isAppError } from '~/platform/errors'
import { redirectWithToast } from '~/platform/flash.server'
import { narrowed, roomCrumbs } from './exam-crumbs.server'

const REFUSED = {
  'another-runs': 'regrade.refused-another-runs',
  'preview-outdated': 'regrade.refused-preview-outdated',
} as const
type Started = { started: true } | { started: false; reason: keyof typeof REFUSED }

/**
 * Starts a correction on its way there or back from the form that was sent, and leads to its page; what was written comes
 * back with the reason when it does not start.
 */
export async function startFromForm(
  { request, params, context }: ActionFunctionArgs,
  start: (sent: { regradeId: string; reason: string; preview: string }) => Promise<Started>,
) {
  const regradeId = params.regrade ?? ''
  const t = translator(context.locale, 'exams')
  const form = await request.formData()
  const reason = String(form.get('reason') ?? '')
  try {
    const started = await start({ regradeId, reason, preview: String(form.get('preview') ?? '') })
    if (started.started)
      return redirectWithToast(`/examine/regrades/${regradeId}`, { kind: 'success', message: t('regrade.started') })
    return data({ reason, problem: t(REFUSED[started.reason]) }, { status: 409 })
  } catch (error) {
    if (!isAppError(error) || error.code !== 'exams.regrade-reason-needed') throw error
    return data({ reason, problem: t('errors.regrade-reason-needed', error.params) }, { status: 422 })
  }
}

/** The way to a step of a correction. */
export function regradeCrumbs(locale: string, view: RegradeView, here: MessageKey<'exams'>) {
  const t = translator(locale, 'exams')
  return roomCrumbs(
    locale,
    view.exam,
    { label: t('regrade.title'), href: narrowed('/examine/regrades', view.exam) },
    { label: view.question.title, href: `/examine/regrades/${view.id}` },
    { label: t(here) },
  )
}
