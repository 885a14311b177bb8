import type { ActionFunctionArgs } from '@remix-run/node'
import { removeJudge } from '~/areas/exams/panels/change-panel.server'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf } from '~/platform/request.server'

export async function action(args: ActionFunctionArgs) {
  const { panel = '', judge = '' } = args.params
  await removeJudge(contextOf(args), { panel, judge })
  return redirectWithToast(`/examine/panels/${panel}#judges`, {
    kind: 'success',
    message: translator(args.context.locale, 'statistics')('panel.removed'),
  })
}
