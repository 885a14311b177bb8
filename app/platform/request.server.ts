import type { PersonActor } from './actor'
import type { Ctx } from './context.server'
import { AppError } from './errors'

/** What the server hands to every loader and action; made by app/jobs/composition.server.ts. */
export type RequestScope = {
  ctx: Ctx
  /** for inline scripts under the content security policy */
  nonce: string
  locale: string
  timeZone: string
  theme: 'system' | 'light' | 'dark'
  clientScripts: Readonly<Record<string, string>>
  /** client address, for rate limits */
  address: string
  /** cookies that the response must set, e.g. a renewed session */
  cookies: string[]
}

declare module '@remix-run/node' {
  interface AppLoadContext extends RequestScope {}
}

type HasScope = { context: RequestScope }

/** The context of the request a loader or action is answering. */
export const contextOf = (args: HasScope): Ctx => args.context.ctx

/** @throws AppError 401, which becomes the way to the sign-in page */
export function requirePerson(ctx: Ctx): PersonActor {
  if (ctx.actor.kind !== 'person') throw new AppError('errors.sign-in-needed', 401)
  return ctx.actor
}
