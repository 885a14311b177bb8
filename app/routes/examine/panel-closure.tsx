import type { ActionFunctionArgs } from '@remix-run/node'
import { closePanel } from '~/areas/exams/panels/change-panel.server'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf } from '~/platform/request.server'

export async function action(args: ActionFunctionArgs) {
  const { panel = '' } = args.params
  const { allowed } = await closePanel(contextOf(args), { panel })
  const t = translator(args.context.locale, 'statistics')
  return redirectWithToast(`/examine/panels/${panel}`, {
    kind: allowed ? 'success' : 'warn',
    message: allowed ? t('panel.closed') : t('panel.wrong-phase'),
  })
}
