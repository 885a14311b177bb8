import type { Ctx } from '~/platform/context.server'
import { sha256Hex } from '~/platform/hash.server'
import { networkOf } from '~/platform/network-of'
import { deletePlacesBefore, deletePlacesOf, hasPlace, savePlace } from './queries.places.server'

/**
 * Networks from which an account was opened lately. The pause of an account that is attacked from everywhere does not
 * reach them, so that nobody can keep its owner out. Only their digests are kept.
 */

/** A place is known this long after it was last used, in milliseconds. */
const KNOWN_FOR = 90 * 86_400_000

export const isKnownPlace = (ctx: Ctx, of: { personId: string; address: string | null }): Promise<boolean> =>
  hasPlace(ctx.db, { personId: of.personId, place: placeOf(of.address), since: ctx.now - KNOWN_FOR })

export const rememberPlace = (tx: Ctx, of: { personId: string; address: string | null }): Promise<unknown> =>
  savePlace(tx.db, { personId: of.personId, place: placeOf(of.address), now: tx.now })

/** Whoever knew the old password knows the places too. */
export const forgetPlaces = (tx: Ctx, personId: string): Promise<unknown> => deletePlacesOf(tx.db, personId)

export const forgetOldPlaces = (ctx: Ctx): Promise<unknown> => deletePlacesBefore(ctx.db, ctx.now - KNOWN_FOR)

const placeOf = (address: string | null) => sha256Hex(networkOf(address)).slice(0, 32)
