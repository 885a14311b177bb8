import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { examAskedFor } from '~/areas/exams/examined/named-exam.server'
import { createPanel, type PanelForm } from '~/areas/exams/panels/create-panel.server'
import { panelChoices } from '~/areas/exams/panels/panel-choices.server'
import { PanelFormPage } from '~/areas/exams/panels/ui/panel-form'
import { mayRunPanels } from '~/areas/exams/policy'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { authorise } from '~/platform/policy'
import { contextOf, requirePerson } from '~/platform/request.server'
import { narrowed, roomCrumbs } from './exam-crumbs.server'

const EMPTY: PanelForm = { about: '', title: '', candidate: '', showsFacility: true, judges: [] }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  authorise(mayRunPanels(requirePerson(ctx)))
  const { locale } = args.context
  const t = translator(locale, 'statistics')
  const exam = await examAskedFor(ctx, new URL(args.request.url).searchParams)
  return {
    title: t('panel-form.title'),
    breadcrumbs: roomCrumbs(
      locale,
      exam,
      { label: t('panels.title'), href: narrowed('/examine/panels', exam) },
      { label: t('panel-form.title') },
    ),
    choices: await panelChoices(ctx),
    form: exam ? { ...EMPTY, about: `exam:${exam.slug}` } : EMPTY,
  }
}

export async function action(args: ActionFunctionArgs) {
  const sent = await args.request.formData()
  const text = (name: string) => String(sent.get(name) ?? '')
  const form: PanelForm = {
    about: text('about'),
    title: text('title'),
    candidate: text('candidate'),
    showsFacility: sent.get('facility') !== null,
    judges: sent.getAll('judges').map(String),
  }
  const created = await createPanel(contextOf(args), form)
  if (!created.ok) return data({ form, problems: created.problems }, { status: 422 })
  return redirectWithToast(`/examine/panels/${created.panelId}`, {
    kind: 'success',
    message: translator(args.context.locale, 'statistics')('panel-form.done'),
  })
}

export default function NewPanel() {
  const { choices, form } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return <PanelFormPage {...choices} form={reply?.form ?? form} problems={reply?.problems ?? []} />
}
