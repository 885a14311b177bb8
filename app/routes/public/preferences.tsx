import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { preferenceCookies, readPreferences } from '~/areas/identity/preferences.server'
import { safeNext } from '~/areas/identity/safe-next'
import { updateProfile } from '~/areas/identity/update-profile.server'
import { contextOf } from '~/platform/request.server'

/** The language links of pages for strangers lead here; what a signed-in person prefers is changed by a form only. */
export function loader(args: LoaderFunctionArgs) {
  const query = new URL(args.request.url).searchParams
  const cookies =
    contextOf(args).actor.kind === 'person' ? [] : preferenceCookies(contextOf(args).config, readPreferences(query))
  return withCookies(query.get('next'), cookies)
}

/** `theme` or `locale`, and `next`: the page to come back to. */
export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  const form = new URLSearchParams(await args.request.text())
  const preferences = readPreferences(form)
  if (ctx.actor.kind === 'person' && (preferences.locale || preferences.theme)) await updateProfile(ctx, preferences)
  return withCookies(form.get('next'), preferenceCookies(ctx.config, preferences))
}

function withCookies(next: string | null, cookies: readonly string[]): Response {
  const response = redirect(safeNext(next), 303)
  for (const cookie of cookies) response.headers.append('set-cookie', cookie)
  return response
}
