import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { examTitles } from '~/areas/exams/blueprints/exam-titles.server'
import { cancelAssignment } from '~/areas/learning/cancel-assignment.server'
import { teamAssignments } from '~/areas/learning/list-assignments.server'
import { useFormat, useT } from '~/i18n'
import { translator } from '~/i18n/translator.server'
import { notFound } from '~/platform/errors'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf } from '~/platform/request.server'
import { Button, ButtonLink } from '~/ui/button'
import { FormActions } from '~/ui/form-actions'
import { PageHead } from '~/ui/page-head'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const t = translator(args.context.locale, 'learning')
  const assignments = await teamAssignments(ctx, await examTitles(ctx))
  const assignment = assignments.find(({ id }) => id === args.params.assignment)
  if (!assignment) throw notFound('learning.assignment-not-found')
  return {
    title: t('cancel.title'),
    breadcrumbs: [{ label: t('assignments.title'), href: '/company/assignments' }, { label: t('cancel.title') }],
    assignment,
  }
}

export async function action(args: ActionFunctionArgs) {
  const { cancelled } = await cancelAssignment(contextOf(args), args.params.assignment ?? '')
  const t = translator(args.context.locale, 'learning')
  return redirectWithToast('/company/assignments', {
    kind: cancelled ? 'success' : 'info',
    message: t(cancelled ? 'cancel.done' : 'cancel.over'),
  })
}

export default function CancellationPage() {
  const { assignment } = useLoaderData<typeof loader>()
  const t = useT('learning')
  const format = useFormat()
  return (
    <>
      <PageHead
        title={t('cancel.head', { title: assignment.title, name: assignment.personName })}
        lead={t('cancel.lead', { date: format.dateLong(assignment.dueAt), name: assignment.personName })}
      />
      <form method="post">
        <FormActions>
          <Button variant="danger-solid">{t('cancel.submit')}</Button>
          <ButtonLink href="/company/assignments">{t('cancel.keep')}</ButtonLink>
        </FormActions>
      </form>
    </>
  )
}
