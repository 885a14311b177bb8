import { type ActionFunctionArgs, data, redirect } from '@remix-run/node'
import { type PageForm, type PageSaved, savePage } from '~/areas/exams/delivery/save-page.server'
import type { Trouble } from '~/areas/exams/ui/attempt-page'
import { uploadInWords } from '~/areas/exams/uploads/describe-upload'
import { translator } from '~/i18n/translator.server'
import type { Ctx } from '~/platform/context.server'
import { readAttemptForm } from './attempt-form.server'
import { askedPage } from './attempt-page.server'
import { readPageForm } from './page-form.server'

/** A page's form that was kept as a whole, or the answer that says what of it was not. */
export type PageFormSaved =
  | { done: true; way: string; form: PageForm; data: FormData }
  | { done: false; answer: ReturnType<typeof data<Trouble>> | Response }

/** Keeps the answers, and the files, that the form of an attempt's page sends, whichever of its buttons was pressed. */
export async function savePageForm(ctx: Ctx, { request, params, context }: ActionFunctionArgs): Promise<PageFormSaved> {
  const attempt = params.attempt ?? ''
  const sent = await readAttemptForm(ctx, request, attempt)
  const { form, way } = readPageForm(attempt, sent.data, askedPage(request))
  const saved = await savePage(ctx, form)
  if (!saved.saved && saved.reason !== 'taken-over')
    return { done: false, answer: redirect(`/exams/attempts/${attempt}/result`, 303) }
  const t = translator(context.locale, 'exams')
  const files = sent.files.flatMap((file) => (file.uploaded ? [] : [uploadInWords(t, file)]))
  if (saved.saved && saved.stale.length + saved.unreadable.length + saved.passed + files.length === 0)
    return { done: true, way: `/exams/attempts/${attempt}${way}`, form, data: sent.data }
  const isConflict = !saved.saved || saved.stale.length > 0
  return { done: false, answer: data({ ...troubleOf(saved), files }, { status: isConflict ? 409 : 422 }) }
}

const troubleOf = (saved: PageSaved): Trouble =>
  saved.saved
    ? { unkept: saved.stale, unreadable: saved.unreadable, passed: saved.passed }
    : { unkept: saved.unsaved, unreadable: [] }
