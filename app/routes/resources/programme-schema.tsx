import type { LoaderFunctionArgs } from '@remix-run/node'
import { programmeJsonSchema } from '~/areas/tiers/parse/programme-json-schema'
import { contextOf } from '~/platform/request.server'

/** What a file of tier rules looks like, for editors that complete and explain while somebody writes. */
export function loader(args: LoaderFunctionArgs) {
  const { publicUrl } = contextOf(args).config
  return new Response(JSON.stringify(programmeJsonSchema(publicUrl), null, 2), {
    headers: { 'content-type': 'application/schema+json; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  })
}
