import type { ActionFunctionArgs } from '@remix-run/node'
import { saveNote } from '~/areas/learning/save-note.server'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf, requirePerson } from '~/platform/request.server'

/** The reader's note beside a lesson: JSON for the page that saves while it is written, the lesson again for a form. */
export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  requirePerson(ctx)
  const { course = '', lesson = '' } = args.params
  const form = await args.request.formData()
  const saved = await saveNote(ctx, { course, lesson, body: String(form.get('body') ?? '') })
  if (args.request.headers.get('accept')?.includes('application/json')) return Response.json(saved)
  const t = translator(args.context.locale, 'learning')
  return redirectWithToast(`/learn/courses/${course}/${lesson}`, { kind: 'success', message: t('note.kept') })
}
