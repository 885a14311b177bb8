import type { ActionFunctionArgs } from '@remix-run/node'
import { uploadInWords } from '~/areas/exams/uploads/describe-upload'
import { handInFile } from '~/areas/exams/uploads/hand-in-file.server'
import { translator } from '~/i18n/translator.server'
import { invalid } from '~/platform/errors'
import { contextOf } from '~/platform/request.server'
import { holderOf } from './attempt-cookie.server'

/** Takes one file from the script of an attempt's page; the body is the file. */
export async function action(args: ActionFunctionArgs) {
  const { attempt = '', item = '' } = args.params
  const { body } = args.request
  if (body === null) throw invalid('exams.unreadable-save')
  // A browser that may not write has no name to write under, and is told so like any other that was taken over.
  const holder = holderOf(args.request, attempt) ?? ''
  const name = new URL(args.request.url).searchParams.get('name') ?? ''
  const outcome = await handInFile(contextOf(args), { attempt, item, holder, name, content: chunksOf(body) })
  const words = uploadInWords(translator(args.context.locale, 'exams'), outcome)
  return Response.json(
    { uploaded: outcome.uploaded, words },
    { status: outcome.uploaded ? 200 : 422, headers: { 'cache-control': 'no-store' } },
  )
}

async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    yield value
  }
}
