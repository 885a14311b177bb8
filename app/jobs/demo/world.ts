import { parse } from 'yaml'
import { z } from 'zod'
import { roles } from '~/platform/actor'

/**
 * `content/demo/world.yaml`: the demo's companies, their people and what happened to them. Days count back from the day
 * the demo is loaded, so it never ages: `day: 30` was thirty days ago, `due: -10` is in ten days.
 */

const key = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'a key has lower-case letters, digits and hyphens')
const past = z.number().int().min(1)
const days = z.number().int()

const person = z.strictObject({
  key,
  name: z.string().min(1),
  email: z.email(),
  roles: z.array(z.enum(roles)).min(1),
  locale: z.string().default('en'),
  timeZone: z.string(),
  /** since when a member; for the others of a partner the day they accepted the invitation */
  day: past,
})

const learner = person.extend({
  /** what the person did, in any order */
  story: z
    .array(
      z.union([
        z.strictObject({
          study: z.strictObject({
            course: key,
            from: past,
            to: past,
            /** how many lessons; all when left out */
            lessons: z.number().int().positive().optional(),
          }),
        }),
        z.strictObject({
          sit: z.strictObject({
            exam: key,
            day: past,
            /** percent of the questions answered right */
            right: z.number().int().min(0).max(100),
            /** walked away: the deadline ends the attempt */
            abandoned: z.boolean().default(false),
            /** how many minutes all of it took; as long as others when left out */
            minutes: z.number().positive().optional(),
            /** how often the page of the exam was left; now and then, as with others, when left out */
            away: z.number().int().min(0).optional(),
          }),
        }),
        z.strictObject({ note: z.strictObject({ course: key, lesson: key, day: past, text: z.string() }) }),
        z.strictObject({ leaves: z.strictObject({ day: past, reason: z.string() }) }),
        z.strictObject({
          revoked: z.strictObject({ certification: key, day: past, reason: z.string() }),
        }),
      ]),
    )
    .default([]),
})

const entry = z.union([
  z.strictObject({
    metric: key,
    amount: z.number().positive(),
    day: past,
    customer: z.string().optional(),
    line: z.string().optional(),
    note: z.string().optional(),
  }),
  z.strictObject({ attestation: key, day: past, until: days.optional(), note: z.string().optional() }),
  z.strictObject({ exception: key, day: past, until: days, owner: z.string(), evidence: z.string() }),
  /** a tier of the track that is not earned then is kept */
  z.strictObject({ keep: key, day: past, until: days, owner: z.string(), reason: z.string() }),
])

/** Of a track: what is given by hand, and what is used. */
const benefitEntry = z.union([
  z.strictObject({ grant: key, track: key, value: z.string(), day: past, until: days, reason: z.string() }),
  z.strictObject({ licence: key, track: key, holder: z.string(), what: z.string(), day: past }),
  z.strictObject({ fund: key, track: key, amount: z.number().positive(), purpose: z.string(), day: past }),
  z.strictObject({
    support: key,
    track: key,
    reference: z.string(),
    subject: z.string(),
    day: past,
    /** hours until the first answer; none yet when left out */
    answered: z.number().positive().optional(),
  }),
])

const assignment = z.strictObject({
  by: key,
  to: z.array(key).min(1),
  course: key.optional(),
  exam: key.optional(),
  day: past,
  due: days,
  message: z.string().optional(),
})

const partner = z.strictObject({
  slug: key,
  name: z.string().min(1),
  country: z.string().length(2),
  region: z.string(),
  day: past,
  /** which state of a partnership it shows, for whoever edits this file */
  shows: z.string(),
  /** track → the day it was joined */
  tracks: z.record(key, past).default({}),
  /** the first one is invited by the vendor, the others by the first one */
  people: z.array(learner).min(1),
  invited: z
    .array(z.strictObject({ name: z.string(), email: z.email(), roles: z.array(z.enum(roles)).min(1), day: past }))
    .default([]),
  entries: z.array(entry).default([]),
  benefits: z.array(benefitEntry).default([]),
  assignments: z.array(assignment).default([]),
})

const csvImport = z.strictObject({
  day: past,
  file: z.string(),
  rows: z.array(
    z.strictObject({
      partner: z.string(),
      kind: z.string(),
      name: z.string(),
      amount: z.string().default(''),
      day: days,
      customer: z.string().default(''),
      line: z.string().default(''),
    }),
  ),
})

const worldSchema = z.strictObject({
  password: z.string().min(10),
  vendor: z.strictObject({ name: z.string(), slug: key, country: z.string().length(2), region: z.string(), day: past }),
  staff: z.array(person),
  partners: z.array(partner),
  imports: z.array(csvImport).default([]),
  signIns: z.array(z.strictObject({ person: key, as: z.enum(roles), see: z.string() })),
})

export type World = z.infer<typeof worldSchema>
export type WorldPerson = z.infer<typeof person>
export type WorldLearner = z.infer<typeof learner>
export type WorldPartner = z.infer<typeof partner>
export type WorldBenefit = z.infer<typeof benefitEntry>
export type WorldEntry = z.infer<typeof entry>

/** @throws Error that names what is wrong in the file */
export function readWorld(text: string): World {
  const read = worldSchema.safeParse(parse(text))
  if (!read.success) throw new Error(`The demo's world cannot be read.\n${z.prettifyError(read.error)}`)
  const world = read.data
  const keys = [...world.staff, ...world.partners.flatMap(({ people }) => people)].map((one) => one.key)
  const twice = keys.find((one, index) => keys.indexOf(one) !== index)
  if (twice) throw new Error(`The demo's world has two people with the key ${twice}.`)
  const named = [
    ...world.signIns.map(({ person: one }) => one),
    ...world.partners.flatMap(({ assignments }) => assignments.flatMap(({ by, to }) => [by, ...to])),
  ]
  const unknown = named.find((one) => !keys.includes(one))
  if (unknown) throw new Error(`The demo's world names ${unknown}, who is nobody in it.`)
  return world
}
