import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { beginDraft } from '~/areas/exams/drafts/begin-draft.server'
import { asciiUrl } from '~/platform/ascii-url'
import { contextOf, requirePerson } from '~/platform/request.server'

export const loader = ({ params }: LoaderFunctionArgs) => redirect(asciiUrl(`/examine/exams/${params.exam}`), 303)

/** Begins a draft of the exam as it is published, or leads to the one that is there. */
export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  requirePerson(ctx)
  const slug = args.params.exam ?? ''
  await beginDraft(ctx, { slug })
  return redirect(`/examine/exams/${slug}/draft`, 303)
}
