import type { LoaderFunctionArgs } from '@remix-run/node'
import { questionJsonSchema } from '~/areas/questions/question-json-schema'
import { contextOf } from '~/platform/request.server'

/** What a question looks like as JSON, for editors and other programs. */
export function loader(args: LoaderFunctionArgs) {
  const { publicUrl } = contextOf(args).config
  return new Response(JSON.stringify(questionJsonSchema(publicUrl), null, 2), {
    headers: { 'content-type': 'application/schema+json; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  })
}
