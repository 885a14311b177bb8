/**
 * The order in which one attempt shows the options of one question: the question's own option ids, pinned when the
 * attempt starts. The browser never sees those ids. It sees the place (`"1"`, `"2"`, …), which means something else in
 * every shuffled attempt, so an answer passed on to a colleague is worth nothing.
 */
export type OptionOrder = readonly string[]

/** The id a browser gets for the option at a place, counted from 0. */
export const shownId = (place: number): string => String(place + 1)

/** The question's own id for an id that came from a browser; an unknown one comes back as an id no question has. */
export function ownId(shown: string, order: OptionOrder): string {
  const place = /^[1-9]\d{0,2}$/.test(shown) ? Number(shown) - 1 : -1
  return order[place] ?? UNKNOWN_OPTION
}

export const UNKNOWN_OPTION = '?'

/** Puts options into the attempt's order. Ids in the order that the question does not have are passed over. */
export function inOrder<T extends { id: string }>(
  options: readonly T[],
  order: OptionOrder,
): { shown: string; option: T }[] {
  const byId = new Map(options.map((option) => [option.id, option]))
  return order.flatMap((id, place) => {
    const option = byId.get(id)
    return option ? [{ shown: shownId(place), option }] : []
  })
}
