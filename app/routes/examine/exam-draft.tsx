import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listCourses } from '~/areas/catalogue/list-courses.server'
import { listCertifications } from '~/areas/certifications/certification-definitions.server'
import { checkAgainstContent } from '~/areas/exams/drafts/check-draft.server'
import { readFields } from '~/areas/exams/drafts/draft-fields'
import { instantOf } from '~/areas/exams/drafts/local-moment'
import { readDraft } from '~/areas/exams/drafts/read-draft.server'
import { saveDraft } from '~/areas/exams/drafts/save-draft.server'
import { DraftPage, type DraftTrouble, type DraftView } from '~/areas/exams/ui/examine/draft-page'
import { poolNames } from '~/areas/questions/pool-names.server'
import { locales, translator } from '~/i18n/translator.server'
import { notFound } from '~/platform/errors'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf, requirePerson } from '~/platform/request.server'
import { examCrumbs } from './exam-crumbs.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const slug = args.params.exam ?? ''
  const draft = await readDraft(ctx, slug)
  if (!draft) throw notFound('exams.draft-not-found')
  const choice = ({ slug, title }: { slug: string; title: string }) => ({ value: slug, label: title })
  const certifications = (await listCertifications(ctx)).map(choice)
  const title = draft.fields.title ?? slug
  const t = translator(args.context.locale, 'examine')
  const view: DraftView = {
    draft,
    check: draft.exam ? await checkAgainstContent(ctx, { slug, exam: draft.exam }, slugsOf(certifications)) : null,
    pools: await poolNames(ctx),
    courses: (await listCourses(ctx)).map(choice),
    certifications,
    languages: locales.map(({ code, name }) => ({ value: code, label: name })),
    timeZone: args.context.timeZone,
  }
  return {
    title: t('draft.title', { exam: title }),
    breadcrumbs: examCrumbs(args.context.locale, { slug, title }, t('draft.crumb')),
    view,
  }
}

const slugsOf = (choices: readonly { value: string }[]) => choices.map(({ value }) => value)

/** Fields of which any number is ticked. */
const SEVERAL = new Set(['courses', 'requires.courses', 'requires.certifications'])

/** Keeps what was typed, right or not; the page then says what is not. */
export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  requirePerson(ctx)
  const slug = args.params.exam ?? ''
  const form = await args.request.formData()
  const { timeZone } = args.context
  const fields = readFields((name) => {
    const value = SEVERAL.has(name) ? form.getAll(name).join(', ') : form.get(name)
    if (typeof value !== 'string') return null
    return /^window\..*At$/.test(name) ? instantOf(value.trim(), timeZone) : value
  })
  const saved = await saveDraft(ctx, { slug, revision: Number(form.get('revision')), fields })
  if (!saved.saved) {
    const trouble: DraftTrouble = { fields, revision: saved.revision }
    return data(trouble, { status: 409 })
  }
  const message = translator(args.context.locale, 'examine')('draft.saved')
  return redirectWithToast(`/examine/exams/${slug}/draft`, { kind: 'success', message })
}

export default function ExamDraft() {
  const { view } = useLoaderData<typeof loader>()
  return <DraftPage view={view} trouble={useActionData<typeof action>() ?? null} />
}
