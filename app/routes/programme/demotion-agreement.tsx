import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { agreeToDemotion } from '~/areas/tiers/demotions/rule-on-demotion.server'
import { AgreementForm } from '~/areas/tiers/demotions/ui/ruling-forms'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf } from '~/platform/request.server'
import { demotionAsked, demotionForm } from './demotion-form.server'

export const loader = (args: LoaderFunctionArgs) => demotionForm(args, 'demotions.agree')

export async function action(args: ActionFunctionArgs) {
  const { text, ...asked } = demotionAsked(args, await args.request.formData())
  const typed = { from: text('from'), reason: text('reason') }
  const result = await agreeToDemotion(contextOf(args), { ...asked, typed })
  if (!result.ok) {
    const { problems, meanwhile } = result
    return data({ reply: { typed, problems, meanwhile } }, { status: meanwhile ? 409 : 422 })
  }
  return redirectWithToast('/programme/demotions', {
    kind: 'success',
    message: translator(args.context.locale, 'tiers')('demotions.agreed', { partner: result.view.partner.name }),
  })
}

export default function DemotionAgreement() {
  const { view, formKey } = useLoaderData<typeof loader>()
  return <AgreementForm {...{ view, formKey }} reply={useActionData<typeof action>()?.reply} />
}
