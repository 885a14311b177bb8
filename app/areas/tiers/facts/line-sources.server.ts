import type { Kysely } from 'kysely'
import type { Database } from '#db/tables'
import { hashOf } from '~/platform/hash.server'
import { json } from '~/platform/json'
import type { Entry } from './entry'
import type { Fact } from './facts'
import { withdrawnFacts } from './facts-as-known'
import { lineIdentity } from './import-lines'
import { correctionsOf, knownSources } from './queries.server'

const PREFIX = 'import-line:'

/** What names an imported line: everything it says. */
export const identityOfLine = (partnerId: string, entry: Entry): string =>
  `${PREFIX}${hashOf(lineIdentity(partnerId, entry))}`

/** The line that a fact was imported from, by the fact's source; null for a fact that came another way. */
export const identityOfSource = (sourceKey: string): string | null =>
  sourceKey.startsWith(PREFIX) ? PREFIX + sourceKey.slice(PREFIX.length).replace(/:.*$/, '') : null

/** Whether a line counts already, and the source of the fact that it would become otherwise. */
export type LineSource = { readonly toldBy: { factId: string; knownAt: number } | null; readonly sourceKey: string }

/**
 * What is known of lines, by their identity. A line counts once, and as often again as its fact was withdrawn: the
 * source of each telling is numbered, so that of two who tell it at once one does.
 */
export async function lineSources(
  db: Kysely<Database>,
  identities: readonly string[],
): Promise<Map<string, LineSource>> {
  const sources = new Map<string, LineSource>()
  let open = [...new Set(identities)]
  for (let telling = 1; open.length > 0; telling++) {
    const keyOf = (identity: string) => (telling === 1 ? identity : `${identity}:${telling}`)
    const known = await knownSources(db, open.map(keyOf))
    const partners = new Set([...known.values()].map(({ partner_id }) => partner_id))
    const corrections = (await correctionsOf(db, [...partners])).map(({ content }) => json<Fact>(content))
    const withdrawn = withdrawnFacts(corrections)
    open = open.filter((identity) => {
      const sourceKey = keyOf(identity)
      const fact = known.get(sourceKey)
      if (fact && withdrawn.has(fact.id)) return true
      sources.set(identity, { sourceKey, toldBy: fact ? { factId: fact.id, knownAt: fact.known_at } : null })
      return false
    })
  }
  return sources
}
