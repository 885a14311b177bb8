import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { keepTier } from '~/areas/tiers/demotions/rule-on-demotion.server'
import { KeepForm } from '~/areas/tiers/demotions/ui/ruling-forms'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf } from '~/platform/request.server'
import { demotionAsked, demotionForm } from './demotion-form.server'

export const loader = (args: LoaderFunctionArgs) => demotionForm(args, 'demotions.keep')

export async function action(args: ActionFunctionArgs) {
  const { text, ...asked } = demotionAsked(args, await args.request.formData())
  const typed = { until: text('until'), owner: text('owner'), reason: text('reason') }
  const result = await keepTier(contextOf(args), { ...asked, typed })
  if (!result.ok) {
    const { problems, meanwhile } = result
    return data({ reply: { typed, problems, meanwhile } }, { status: meanwhile ? 409 : 422 })
  }
  return redirectWithToast('/programme/demotions', {
    kind: 'success',
    message: translator(args.context.locale, 'tiers')('demotions.kept', { partner: result.view.partner.name }),
  })
}

export default function DemotionKeep() {
  const { view, formKey, owner } = useLoaderData<typeof loader>()
  return <KeepForm {...{ view, formKey, owner }} reply={useActionData<typeof action>()?.reply} />
}
