import type { HeadersFunction, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { askedPage, attemptPage } from './attempt-page.server'
import { AttemptScreen } from './attempt-screen'

export const loader = (args: LoaderFunctionArgs) =>
  attemptPage(args, { page: 'questions', asked: askedPage(args.request) })

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders

export default function Attempt() {
  return <AttemptScreen shown={useLoaderData<typeof loader>()} trouble={null} />
}
