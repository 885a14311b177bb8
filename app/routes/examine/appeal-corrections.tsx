import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { linkRegrade, linkRegradeSchema } from '~/areas/exams/appeals/link-regrade.server'
import { mayRegrade } from '~/areas/exams/policy'
import { translator } from '~/i18n/translator.server'
import { asciiUrl } from '~/platform/ascii-url'
import { notFound } from '~/platform/errors'
import { redirectWithToast } from '~/platform/flash.server'
import { authorise } from '~/platform/policy'
import { contextOf } from '~/platform/request.server'

/** The buttons stand on the appeal's page. */
export function loader(args: LoaderFunctionArgs) {
  authorise(mayRegrade(contextOf(args).actor))
  return redirect(asciiUrl(`/examine/appeals/${args.params.appeal}`))
}

export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  authorise(mayRegrade(ctx.actor))
  const { appeal = '' } = args.params
  const form = await args.request.formData()
  const link = linkRegradeSchema.safeParse({ appeal, regrade: form.get('regrade') })
  if (!link.success) throw notFound('exams.regrade-not-found')
  await linkRegrade(ctx, link.data)
  const message = translator(args.context.locale, 'exams')('appeals.linked')
  return redirectWithToast(`/examine/appeals/${appeal}`, { kind: 'success', message })
}
