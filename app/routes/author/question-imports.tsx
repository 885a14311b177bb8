import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { FILE_FORMATS, formatByEnding } from '~/areas/questions/formats/file-formats'
import { describeRefusal } from '~/areas/questions/imports/describe-refusal'
import { draftImport } from '~/areas/questions/imports/draft-import.server'
import { IMPORT_LIMITS } from '~/areas/questions/imports/limits'
import { ImportsPage } from '~/areas/questions/imports/ui/imports-page'
import { listImports } from '~/areas/questions/imports/view-import.server'
import { mayEditBank } from '~/areas/questions/policy'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { authorise } from '~/platform/policy'
import { contextOf } from '~/platform/request.server'
import { poolCrumbs } from './pool-crumbs.server'

export async function loader(args: LoaderFunctionArgs) {
  const { pool, imports } = await listImports(contextOf(args), args.params.pool ?? '')
  const title = translator(args.context.locale, 'questions')('imports.title')
  return { title, breadcrumbs: poolCrumbs(args.context.locale, pool, { label: title }), pool, imports }
}

/** What the other parts of a form add to a file. */
const FORM_OVERHEAD = 10_000

export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  authorise(mayEditBank(ctx.actor))
  const pool = args.params.pool ?? ''
  const t = translator(args.context.locale, 'questions')
  // A body without a length, or with a larger one, is not read at all.
  const length = Number(args.request.headers.get('content-length') ?? Number.NaN)
  if (!(length <= IMPORT_LIMITS.bytes + FORM_OVERHEAD)) {
    const problem = t('imports.file-too-large', { megabytes: IMPORT_LIMITS.bytes / 1e6 })
    return data({ field: 'file' as const, problem, format: '', text: '' }, { status: 413 })
  }
  const form = await args.request.formData()
  const [file, wanted, text] = [form.get('file'), String(form.get('format') ?? ''), String(form.get('text') ?? '')]
  const isFile = file instanceof File && (file.size > 0 || file.name !== '')
  const field = isFile ? ('file' as const) : ('text' as const)
  const refuse = (problem: string) => data({ field, problem, format: wanted, text }, { status: 422 })
  if (!isFile && text.trim() === '') return refuse(t('imports.file-missing'))
  const format = FILE_FORMATS.find((known) => known === wanted) ?? (isFile ? formatByEnding(file.name) : null)
  if (!format) return refuse(t('imports.format-missing'))
  const source = isFile ? new Uint8Array(await file.arrayBuffer()) : new TextEncoder().encode(text)
  const drafted = await draftImport(ctx, { pool, format, fileName: isFile ? file.name : null, source })
  if (!drafted.ok) return refuse(describeRefusal(t, drafted.refusal))
  const path = `/author/pools/${pool}/imports/${drafted.importId}`
  return drafted.isKnown ? redirectWithToast(path, { kind: 'info', message: t('imports.known') }) : redirect(path, 303)
}

export default function QuestionImports() {
  const { pool, imports } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return <ImportsPage pool={pool} imports={imports} {...(refused ? { refused } : {})} />
}
