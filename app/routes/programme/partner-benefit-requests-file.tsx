import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { askedBenefit } from '~/areas/tiers/benefits/asked-benefit'
import { logSupportRequests } from '~/areas/tiers/benefits/log-support.server'
import { REQUEST_FILE, readRequestFile } from '~/areas/tiers/benefits/read-request-file.server'
import { RequestFileForm } from '~/areas/tiers/benefits/ui/request-file-form'
import { mayManageProgramme } from '~/areas/tiers/policy'
import { findPartner } from '~/areas/tiers/standings/find-partner.server'
import { authorise } from '~/platform/policy'
import { contextOf } from '~/platform/request.server'
import { benefitForm } from './partner-benefit-form.server'

export async function loader(args: LoaderFunctionArgs) {
  const { view, ...form } = await benefitForm(args, 'form.file-head')
  return { ...form, partner: view.partner.name, limits: REQUEST_FILE }
}

/** What the other parts of a form add to a file. */
const FORM_OVERHEAD = 10_000

export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  authorise(mayManageProgramme(ctx.actor))
  const partner = await findPartner(ctx, args.params.partner ?? '')
  const asked = { ...askedBenefit(args.request, args.params), partnerId: partner.id }
  // A body without a length, or with a larger one, is not read at all.
  const length = Number(args.request.headers.get('content-length') ?? Number.NaN)
  if (!(length <= REQUEST_FILE.bytes + FORM_OVERHEAD))
    return data({ problem: 'too-large' as const, done: null }, { status: 413 })
  const file = (await args.request.formData()).get('file')
  if (!(file instanceof File) || (file.size === 0 && file.name === ''))
    return data({ problem: 'missing' as const, done: null }, { status: 422 })
  const read = readRequestFile(new Uint8Array(await file.arrayBuffer()))
  if (!read.ok) return data({ problem: read.problem, done: null }, { status: 422 })
  const { results } = await logSupportRequests(ctx, { ...asked, lines: read.lines.map(({ typed }) => typed) })
  const count = (logged: string) => results.filter((result) => result.ok && result.logged === logged).length
  const wrong = results.flatMap((result, index) =>
    result.ok ? [] : result.problems.slice(0, 1).map((problem) => ({ line: read.lines[index]?.line ?? 0, problem })),
  )
  const done = { new: count('new'), answered: count('answered'), known: count('known'), wrong }
  return data({ problem: null, done }, { status: wrong.length > 0 ? 422 : 200 })
}

export default function PartnerBenefitRequestsFile() {
  return <RequestFileForm {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />
}
