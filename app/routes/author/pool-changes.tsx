import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readBankView } from '~/areas/questions/bank/bank-filter'
import { applyChange, previewChange } from '~/areas/questions/bank/bulk/apply-change.server'
import { readWanted } from '~/areas/questions/bank/bulk/wanted'
import { questionCrumbs } from '~/areas/questions/bank/question-crumbs.server'
import { BulkPage } from '~/areas/questions/bank/ui/bulk-page'
import { translator } from '~/i18n/translator.server'
import { contextOf } from '~/platform/request.server'

/** Fields that say what is wanted; the others say what was chosen. */
const WANTED = /^(?:set|to-[a-z]+|add-tags|remove-tags|reason)$/

async function pageFor(args: LoaderFunctionArgs, params: URLSearchParams, expected?: ReadonlyMap<string, number>) {
  const wanted = readWanted(params)
  const choice = expected
    ? { externalIds: [...expected.keys()] }
    : params.has('all')
      ? { filter: readBankView(params).filter }
      : { externalIds: params.getAll('q') }
  const plan = await previewChange(contextOf(args), { pool: args.params.pool ?? '', choice, wanted, expected })
  const fields = [...params].filter(([name]) => name !== 'preview' && name !== 'expects')
  return {
    pool: { slug: plan.chosen.pool.slug, title: plan.chosen.pool.title },
    others: plan.chosen.others.map(({ slug, title }) => ({ slug, title })),
    choice: expected
      ? [...expected.keys()].map((id) => ['q', id] as const)
      : fields.filter(([name]) => !WANTED.test(name)),
    asked: fields.filter(([name]) => WANTED.test(name)),
    wanted,
    changes: plan.changes,
    over: plan.chosen.over,
    isPreviewed: params.has('preview') || expected !== undefined,
    problem: plan.problem,
  }
}

export async function loader(args: LoaderFunctionArgs) {
  const page = await pageFor(args, new URL(args.request.url).searchParams)
  const here = translator(args.context.locale, 'bank')('bulk.title')
  return { title: here, breadcrumbs: questionCrumbs(args.context.locale, { pool: page.pool, here }), page }
}

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  const params = new URLSearchParams(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.replace(/\r\n?/g, '\n')]] : [])),
  )
  const expected = new Map(
    params.getAll('expects').flatMap((text) => {
      const found = /^(\d{1,6}) (.+)$/s.exec(text)
      return found ? [[found[2] ?? '', Number(found[1])] as const] : []
    }),
  )
  const pool = args.params.pool ?? ''
  const applied = await applyChange(contextOf(args), { pool, expected, wanted: readWanted(params) })
  if (applied.ok) return redirect(`/author/pools/${pool}/changes/${applied.id}`, 303)
  const page = await pageFor(args, params, expected)
  return data({ page: { ...page, problem: applied.problem } }, { status: 422 })
}

export default function PoolChanges() {
  const { page } = useLoaderData<typeof loader>()
  return <BulkPage {...(useActionData<typeof action>()?.page ?? page)} />
}
