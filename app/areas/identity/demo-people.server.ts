import { z } from 'zod'
import { roles } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { json } from '~/platform/json'
import { emailKey } from './email'
import { settingValue } from './queries.demo.server'
import { personByEmailKey } from './queries.people.server'
import type { Device } from './sessions.server'
import { openDoor } from './sign-in.server'

/** The setting that the demo's loader writes. */
export const DEMO_PEOPLE_SETTING = 'demo-people'

const demoPeople = z.object({
  password: z.string(),
  people: z.array(z.object({ email: z.string(), name: z.string(), role: z.enum(roles), organisation: z.string() })),
})
export type DemoPeople = z.infer<typeof demoPeople>
export type DemoPerson = DemoPeople['people'][number]

/** Who can be tried without a password; nobody outside of the demo. */
export async function listDemoPeople(ctx: Ctx): Promise<DemoPerson[]> {
  if (!ctx.config.isDemo) return []
  const setting = await settingValue(ctx.db, DEMO_PEOPLE_SETTING)
  const read = setting && demoPeople.safeParse(json(setting.value))
  return read?.success ? read.data.people : []
}

/**
 * Signs in as one of the demo's people.
 * @returns the cookie to set @throws AppError 404 `identity.no-demo` outside of the demo and for anybody else
 */
export async function signInToDemo(ctx: Ctx, input: { email: string; device: Device }): Promise<string> {
  const offered = (await listDemoPeople(ctx)).some(({ email }) => emailKey(email) === emailKey(input.email))
  const person = offered ? await personByEmailKey(ctx.db, emailKey(input.email)) : undefined
  if (!person || person.deactivated_at !== null) throw notFound('identity.no-demo')
  const door = await openDoor(ctx, { personId: person.id, staySignedIn: true, device: input.device, by: 'demo' })
  if (!door.ok) throw notFound('identity.no-demo')
  return door.cookie
}
