import { isHolder } from '~/areas/exams/delivery/holder.server'
import type { Ctx } from '~/platform/context.server'

/** Longer than any attempt lasts. */
const MAX_AGE_SECONDS = 30 * 24 * 3_600

/** The name under which this browser may write to an attempt, from its cookie. */
export function holderOf(request: Request, attempt: string): string | null {
  const value = new RegExp(`(?:^|;\\s*)attempt-${quoted(attempt)}=([^;]+)`).exec(
    request.headers.get('cookie') ?? '',
  )?.[1]
  return isHolder(value) ? value : null
}

/** Makes this browser the one that may write. No script reads the cookie, and no other site's page sends it. */
export function holderCookie(ctx: Ctx, attempt: string, holder: string): string {
  const secure = ctx.config.publicUrl.startsWith('https:') ? '; Secure' : ''
  return `attempt-${attempt}=${holder}; Path=/exams/attempts/${attempt}; Max-Age=${MAX_AGE_SECONDS}; HttpOnly; SameSite=Strict${secure}`
}

const quoted = (text: string) => text.replace(/[^\w-]/g, (character) => `\\${character}`)
