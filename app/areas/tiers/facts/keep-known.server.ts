import { findOrganisation } from '~/areas/identity/organisations.server'
import { completionsFor } from '~/areas/learning/course-completions.server'
import type { Ctx } from '~/platform/context.server'
import { json } from '~/platform/json'
import { tracksOfPartner } from '../standings/queries.memberships.server'
import type { Fact, ProfileFact } from './facts'
import { factsAsKnown } from './facts-as-known'
import type { NewFact } from './new-fact'
import { factsOfPartner } from './queries.server'
import { appendFact, knownFrom } from './record-fact.server'
import { writeDay } from './written-values'

/** The source of profiles that tell what is known of the organisation itself. */
const SOURCE = 'organisation'

/**
 * Keeps as facts what other areas know of a partner and no fact tells yet: its region and country and the day on which it
 * joined, whenever they differ from what was told last, and, at the first time, the courses that its people have
 * completed. So partners that were there before facts were kept need no work of their own, and telling twice adds nothing.
 * @param of.facts all that is known of the partner
 * @param of.joinedAt when it joined the first of its tracks, epoch milliseconds
 * @returns ids of the facts that were added
 */
export async function keepKnown(
  tx: Ctx,
  of: { partnerId: string; facts: readonly Fact[]; joinedAt: number },
): Promise<string[]> {
  const told = of.facts.filter((fact): fact is ProfileFact => fact.kind === 'profile' && fact.source === SOURCE)
  const last = told.reduce<ProfileFact | undefined>(
    (latest, fact) => (latest && latest.knownAt > fact.knownAt ? latest : fact),
    undefined,
  )
  const partner = await findOrganisation(tx, { id: of.partnerId })
  const known = {
    region: partner?.region ?? '',
    country: partner?.country ?? '',
    joined: last?.attributes.joined ?? writeDay(of.joinedAt),
  }
  const changes = Object.entries(known).filter(([field, value]) => (last?.attributes[field] ?? '') !== value)
  if (changes.length === 0) return []
  const knownAt = laterThanProfiles(of.facts, await knownFrom(tx, of.partnerId))
  const profile = await appendFact(
    tx,
    {
      kind: 'profile',
      partnerId: of.partnerId,
      // From the start of a day, as what people enter is: of one day, what is told later counts.
      trueFrom: startOfDay(last ? tx.now : Math.min(of.joinedAt, partner?.createdAt ?? of.joinedAt)),
      trueUntil: null,
      source: SOURCE,
      attributes: profileWith(of.facts, { at: tx.now, knownAt, says: Object.fromEntries(changes) }),
    },
    { sourceKey: `profile:${of.partnerId}:${told.length + 1}`, knownAt },
  )
  const courses = last ? [] : await keepCompletions(tx, of.partnerId, knownAt)
  return [...(profile === null ? [] : [profile]), ...courses]
}

const startOfDay = (at: number): number => at - (at % 86_400_000)

/** What the partner's profile says once some of it is told anew; an empty text takes a field away. */
export function profileWith(
  facts: readonly Fact[],
  of: { at: number; knownAt: number; says: Readonly<Record<string, string>> },
): Record<string, string> {
  const profiles = factsAsKnown(facts, of.knownAt).filter((fact) => fact.kind === 'profile')
  const current = profiles.find(
    ({ trueFrom, trueUntil }) => trueFrom <= of.at && (trueUntil === null || of.at < trueUntil),
  )
  return Object.fromEntries(Object.entries({ ...current?.attributes, ...of.says }).filter(([, value]) => value !== ''))
}

/**
 * Adds what people entered. Of a profile they tell only what is new: what it said before stays, and profiles that begin
 * later say it too, unless they say something else of it.
 * @returns the id, or null when the source was known
 */
export async function appendEntered(
  tx: Ctx,
  fact: NewFact,
  of: { sourceKey: string; note?: string; knownAt?: number },
): Promise<string | null> {
  if (fact.kind !== 'profile') return appendFact(tx, fact, of)
  const read = async () => (await factsOfPartner(tx.db, fact.partnerId)).map(({ content }) => json<Fact>(content))
  const tracks = await tracksOfPartner(tx.db, fact.partnerId)
  const joinedAt = Math.min(...tracks.map(({ joined_at }) => joined_at))
  if (tracks.length > 0) await keepKnown(tx, { partnerId: fact.partnerId, facts: await read(), joinedAt })
  const facts = await read()
  const knownAt = laterThanProfiles(facts, of.knownAt ?? (await knownFrom(tx, fact.partnerId)))
  const says = { at: fact.trueFrom, knownAt: Number.MAX_SAFE_INTEGER, says: fact.attributes }
  const id = await appendFact(tx, { ...fact, attributes: profileWith(facts, says) }, { ...of, knownAt })
  if (id === null) return null
  for (const later of factsAsKnown(facts, Number.MAX_SAFE_INTEGER)) {
    if (later.kind !== 'profile' || later.trueFrom <= fact.trueFrom) continue
    const attributes = { ...fact.attributes, ...later.attributes }
    if (Object.keys(attributes).length === Object.keys(later.attributes).length) continue
    const next = { ...fact, trueFrom: later.trueFrom, attributes }
    await appendFact(tx, next, { sourceKey: `${of.sourceKey}:after:${later.id}`, knownAt })
  }
  return id
}

/** Of profiles that begin on one day the later known counts, so no two may be known at one moment. */
const laterThanProfiles = (facts: readonly Fact[], knownAt: number): number =>
  facts.reduce((at, fact) => (fact.kind === 'profile' ? Math.max(at, fact.knownAt + 1) : at), knownAt)

async function keepCompletions(tx: Ctx, partnerId: string, knownAt: number): Promise<string[]> {
  const added: string[] = []
  for (const { personId, courseSlug, completedAt } of await completionsFor(tx, partnerId)) {
    const id = await keepCompletion(tx, { partnerId, personId, courseSlug, completedAt, knownAt })
    if (id !== null) added.push(id)
  }
  return added
}

/** A course is completed once by a person, for good. @returns the fact's id, or null when it is told already */
export const keepCompletion = (
  tx: Ctx,
  of: { partnerId: string; personId: string; courseSlug: string; completedAt: number; knownAt?: number },
): Promise<string | null> =>
  appendFact(
    tx,
    {
      kind: 'course-completed',
      partnerId: of.partnerId,
      personId: of.personId,
      course: of.courseSlug,
      trueFrom: of.completedAt,
      trueUntil: null,
      source: 'learning',
      attributes: {},
    },
    {
      sourceKey: `course-completed:${of.personId}:${of.courseSlug}`,
      ...(of.knownAt === undefined ? {} : { knownAt: of.knownAt }),
    },
  )
