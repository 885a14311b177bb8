import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { undoChange } from '~/areas/questions/bank/bulk/undo-change.server'
import { translator } from '~/i18n/translator.server'
import { asciiUrl } from '~/platform/ascii-url'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf } from '~/platform/request.server'

/** The form is on the change's page. */
export const loader = ({ params }: LoaderFunctionArgs) =>
  redirect(asciiUrl(`/author/pools/${params.pool}/changes/${params.change}`))

export async function action(args: ActionFunctionArgs) {
  const { pool = '', change = '' } = args.params
  const t = translator(args.context.locale, 'bank')
  const { undone, left } = await undoChange(contextOf(args), { pool, id: change, reason: t('bulk.undo-reason') })
  return redirectWithToast(`/author/pools/${pool}/changes/${change}`, {
    kind: 'success',
    message: t('bulk.undone', { undone, left }),
  })
}
