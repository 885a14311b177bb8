import type { ActionFunctionArgs } from '@remix-run/node'
import { inviteJudges } from '~/areas/exams/panels/change-panel.server'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf } from '~/platform/request.server'

export async function action(args: ActionFunctionArgs) {
  const { panel = '' } = args.params
  const personIds = (await args.request.formData()).getAll('judge').map(String)
  const { invited } = await inviteJudges(contextOf(args), { panel, personIds })
  const t = translator(args.context.locale, 'statistics')
  return redirectWithToast(`/examine/panels/${panel}#judges`, {
    kind: invited > 0 ? 'success' : 'info',
    message: invited > 0 ? t('panel.invited') : t('panel.nobody-invited'),
  })
}
