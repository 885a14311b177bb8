import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { publishedExam } from '~/areas/exams/blueprints/published-exam.server'
import { discardDraft } from '~/areas/exams/drafts/discard-draft.server'
import { readDraft } from '~/areas/exams/drafts/read-draft.server'
import { Confirmation } from '~/areas/identity/ui/confirmation'
import { useT } from '~/i18n'
import { translator } from '~/i18n/translator.server'
import { notFound } from '~/platform/errors'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf, requirePerson } from '~/platform/request.server'
import { examCrumbs } from './exam-crumbs.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const slug = args.params.exam ?? ''
  const draft = await readDraft(ctx, slug)
  if (!draft) throw notFound('exams.draft-not-found')
  const title = draft.fields.title ?? slug
  const t = translator(args.context.locale, 'examine')
  return {
    title: t('draft.discard-title', { exam: title }),
    breadcrumbs: examCrumbs(args.context.locale, { slug, title }, t('draft.discard')),
    slug,
    exam: title,
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  requirePerson(ctx)
  const slug = args.params.exam ?? ''
  await discardDraft(ctx, { slug })
  const isPublished = (await publishedExam(ctx, slug)) !== null
  const message = translator(args.context.locale, 'examine')('draft.discarded')
  return redirectWithToast(isPublished ? `/examine/exams/${slug}` : '/examine/exams', { kind: 'success', message })
}

export default function ExamDraftRemoval() {
  const { slug, exam } = useLoaderData<typeof loader>()
  const t = useT('examine')
  return (
    <Confirmation
      title={t('draft.discard-title', { exam })}
      text={t('draft.discard-text')}
      submit={t('draft.discard')}
      keep={t('publish.back')}
      keepHref={`/examine/exams/${slug}/draft`}
    />
  )
}
