import type { HeadersFunction, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { AttemptOver } from '~/areas/exams/ui/attempt-over'
import { AttemptPage } from '~/areas/exams/ui/attempt-page'
import { AttemptElsewhere } from '~/areas/exams/ui/elsewhere'
import { askedPage, attemptPage } from './attempt-page.server'

export const loader = (args: LoaderFunctionArgs) =>
  attemptPage(args, { page: 'questions', asked: askedPage(args.request) })

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders

export default function Attempt() {
  const { view, page, script, scriptSrc } = useLoaderData<typeof loader>()
  if (view.isOver) return <AttemptOver view={view} script={script} scriptSrc={scriptSrc} />
  if (script === null) return <AttemptElsewhere view={view} unsent={0} page={page} />
  return <AttemptPage view={view} page={page} script={script} scriptSrc={scriptSrc} trouble={null} />
}
