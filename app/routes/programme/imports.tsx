import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { checkFactImport } from '~/areas/tiers/facts/check-fact-import.server'
import { IMPORT_LIMITS } from '~/areas/tiers/facts/import-lines'
import { FILE_PROBLEM_WORDS } from '~/areas/tiers/facts/ui/entry-words'
import { ImportsPage } from '~/areas/tiers/facts/ui/imports-page'
import { listFactImports } from '~/areas/tiers/facts/view-fact-import.server'
import { mayManageProgramme } from '~/areas/tiers/policy'
import { translator } from '~/i18n/translator.server'
import { pageNumber } from '~/platform/page-number'
import { authorise } from '~/platform/policy'
import { contextOf } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const { searchParams } = new URL(args.request.url)
  const page = pageNumber(searchParams)
  const title = translator(args.context.locale, 'tiers')('imports.title')
  return { title, breadcrumbs: [{ label: title }], list: await listFactImports(contextOf(args), { page }) }
}

/** What the other parts of a form add to a file. */
const FORM_OVERHEAD = 10_000

export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  authorise(mayManageProgramme(ctx.actor))
  const t = translator(args.context.locale, 'tiers')
  const refuse = (problem: string, status: 413 | 422 = 422) => data({ problem }, { status })
  // A body without a length, or with a larger one, is not read at all.
  const length = Number(args.request.headers.get('content-length') ?? Number.NaN)
  if (!(length <= IMPORT_LIMITS.bytes + FORM_OVERHEAD))
    return refuse(t('file-problem.too-large', { megabytes: IMPORT_LIMITS.bytes / 1e6 }), 413)
  const file = (await args.request.formData()).get('file')
  if (!(file instanceof File) || (file.size === 0 && file.name === '')) return refuse(t('file-problem.missing'))
  const checked = await checkFactImport(ctx, { fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })
  if (!checked.ok) return refuse(t(FILE_PROBLEM_WORDS[checked.problem.code], checked.problem.params))
  return redirect(`/programme/imports/${checked.importId}`, 303)
}

export default function Imports() {
  return <ImportsPage list={useLoaderData<typeof loader>().list} problem={useActionData<typeof action>()?.problem} />
}
