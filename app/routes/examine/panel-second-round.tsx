import type { ActionFunctionArgs } from '@remix-run/node'
import { openSecondRound } from '~/areas/exams/panels/change-panel.server'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf } from '~/platform/request.server'

export async function action(args: ActionFunctionArgs) {
  const { panel = '' } = args.params
  const decision = await openSecondRound(contextOf(args), { panel })
  const t = translator(args.context.locale, 'statistics')
  return redirectWithToast(`/examine/panels/${panel}`, {
    kind: decision.allowed ? 'success' : 'warn',
    message: decision.allowed
      ? t('panel.second-opened')
      : t(decision.reason === 'too-few-judges' ? 'panel.too-few-judges' : 'panel.wrong-phase'),
  })
}
