import type { HeadersFunction, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { AttemptOver } from '~/areas/exams/ui/attempt-over'
import { AttemptPaused } from '~/areas/exams/ui/attempt-paused'
import { AttemptReview } from '~/areas/exams/ui/attempt-review'
import { AttemptElsewhere } from '~/areas/exams/ui/elsewhere'
import { attemptPage } from './attempt-page.server'

export const loader = (args: LoaderFunctionArgs) => attemptPage(args, { page: 'review', asked: null })

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders

export default function Review() {
  const { view, script, scriptSrc } = useLoaderData<typeof loader>()
  if (view.pause) return <AttemptPaused view={view} pause={view.pause} script={script} scriptSrc={scriptSrc} />
  if (view.isOver) return <AttemptOver view={view} script={script} scriptSrc={scriptSrc} />
  if (script === null) return <AttemptElsewhere view={view} unsent={0} />
  return <AttemptReview view={view} script={script} scriptSrc={scriptSrc} />
}
