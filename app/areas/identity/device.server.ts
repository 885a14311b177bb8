import type { RequestScope } from '~/platform/request.server'
import type { Device } from './sessions.server'

/** From where a request comes, as the list of signed-in devices shows it. */
export const deviceOf = (args: { request: Request; context: RequestScope }): Device => ({
  userAgent: args.request.headers.get('user-agent'),
  address: args.context.address || null,
})
