import { DECISIONS, type Decision } from '~/areas/questions/imports/decide'

/** The choices of one page of an import: a field `decision.<place>` for each question. */
export function chosenDecisions(form: FormData): Map<number, Decision> {
  const chosen = new Map<number, Decision>()
  for (const [name, value] of form) {
    const place = /^decision\.(\d{1,5})$/.exec(name)?.[1]
    const decision = DECISIONS.find((known) => known === value)
    if (place !== undefined && decision) chosen.set(Number(place), decision)
  }
  return chosen
}
