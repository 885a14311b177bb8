import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listCertifications } from '~/areas/certifications/certification-definitions.server'
import { checkAgainstContent } from '~/areas/exams/drafts/check-draft.server'
import { draftChanges } from '~/areas/exams/drafts/draft-changes'
import { fieldsOf } from '~/areas/exams/drafts/draft-fields'
import { instantOf } from '~/areas/exams/drafts/local-moment'
import { publishDraft } from '~/areas/exams/drafts/publish-draft.server'
import { readDraft } from '~/areas/exams/drafts/read-draft.server'
import { viewExamined } from '~/areas/exams/examined/view-examined.server'
import { mayPublishExams } from '~/areas/exams/policy'
import {
  PublicationPage,
  type PublicationTrouble,
  type PublicationView,
} from '~/areas/exams/ui/examine/publication-page'
import { speechFor } from '~/i18n/translator.server'
import { notFound } from '~/platform/errors'
import { redirectWithToast } from '~/platform/flash.server'
import { authorise } from '~/platform/policy'
import { contextOf, requirePerson } from '~/platform/request.server'
import { examCrumbs } from './exam-crumbs.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const slug = args.params.exam ?? ''
  const draft = await readDraft(ctx, slug)
  if (!draft) throw notFound('exams.draft-not-found')
  const certifications = (await listCertifications(ctx)).map((one) => one.slug)
  const { published } = await viewExamined(ctx, slug, certifications)
  const title = draft.fields.title ?? slug
  const { locale, timeZone } = args.context
  const t = speechFor({ locale, timeZone, now: ctx.now }).t('examine')
  const view: PublicationView = {
    slug,
    title,
    isNew: published === null,
    revision: draft.revision,
    currentVersionId: published?.versionId ?? null,
    changes: draftChanges(published ? fieldsOf(published.exam) : {}, draft.fields),
    exam: draft.exam,
    problems: draft.problems,
    check: draft.exam ? await checkAgainstContent(ctx, { slug, exam: draft.exam }, certifications) : null,
    timeZone,
  }
  return {
    title: t('publish.title', { exam: title }),
    breadcrumbs: examCrumbs(locale, { slug, title }, t('publish.crumb')),
    view,
  }
}

/** Publishes what was reviewed, now or at the moment that was chosen. */
export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  requirePerson(ctx)
  authorise(mayPublishExams(ctx.actor))
  const slug = args.params.exam ?? ''
  const form = await args.request.formData()
  const { locale, timeZone } = args.context
  const when = form.get('when') === 'at' ? 'at' : 'now'
  const moment = String(form.get('moment') ?? '')
  const reviewed = form.get('reviewed') === 'on'
  const refuse = (problem: PublicationTrouble['problem'], status: number) =>
    data<PublicationTrouble>({ when, moment, reviewed, problem }, { status })
  if (!reviewed) return refuse('reviewed', 422)
  const publishAt = when === 'now' ? null : Date.parse(instantOf(moment, timeZone))
  if (publishAt !== null && !(publishAt > ctx.now)) return refuse('moment', 422)
  const version = String(form.get('version') ?? '')
  const outcome = await publishDraft(ctx, {
    slug,
    revision: Number(form.get('revision')),
    currentVersionId: version === '' ? null : version,
    publishAt,
    certifications: (await listCertifications(ctx)).map((one) => one.slug),
  })
  if (!outcome.published) return refuse(outcome.reason === 'not-ready' ? 'refused' : 'changed', 409)
  const speech = speechFor({ locale, timeZone, now: ctx.now })
  const t = speech.t('examine')
  const message =
    outcome.at === 'now' ? t('publish.done') : t('publish.planned', { at: speech.format.dateTime(outcome.at) })
  return redirectWithToast(`/examine/exams/${slug}`, { kind: 'success', message })
}

export default function ExamPublication() {
  const { view } = useLoaderData<typeof loader>()
  return <PublicationPage view={view} trouble={useActionData<typeof action>() ?? null} />
}
