import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { decideCase, decideCaseSchema } from '~/areas/exams/integrity/decide-case.server'
import { CasePage } from '~/areas/exams/integrity/ui/case-page'
import { viewCase } from '~/areas/exams/integrity/view-case.server'
import { translator } from '~/i18n/translator.server'
import { isAppError } from '~/platform/errors'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const view = await viewCase(contextOf(args), args.params.case ?? '')
  const t = translator(args.context.locale, 'integrity')
  const title = t('case.one')
  return { title, breadcrumbs: [{ label: t('list.title'), href: '/examine/integrity' }, { label: title }], view }
}

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  const t = translator(args.context.locale, 'integrity')
  const kept = {
    decision: String(form.get('decision') ?? ''),
    words: String(form.get('words') ?? '').replaceAll('\r\n', '\n'),
  }
  const parsed = decideCaseSchema.safeParse({ case: args.params.case ?? '', ...kept })
  if (!parsed.success) return data({ kept, problem: { id: 'decision', message: t('decide.missing') } }, 422)
  try {
    await decideCase(contextOf(args), parsed.data)
  } catch (error) {
    if (!isAppError(error) || error.code !== 'exams.integrity-words-needed') throw error
    const errors = translator(args.context.locale, 'exams')
    const message = errors('errors.integrity-words-needed', { ...error.params })
    return data({ kept, problem: { id: 'words', message } }, 422)
  }
  const { decision } = parsed.data
  const said = decision === 'concern-noted' ? 'saved' : decision === 'explanation-asked' ? 'asked' : 'closed'
  return redirectWithToast(`/examine/integrity/${parsed.data.case}`, { kind: 'success', message: t(SAID[said]) })
}

const SAID = { saved: 'decide.saved', asked: 'decide.asked', closed: 'decide.closed' } as const

export default function IntegrityCase() {
  const answer = useActionData<typeof action>()
  return (
    <CasePage
      view={useLoaderData<typeof loader>().view}
      kept={answer?.kept ?? null}
      problem={answer?.problem ?? null}
    />
  )
}
