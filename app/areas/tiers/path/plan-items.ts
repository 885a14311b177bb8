/** One thing that is asked of one person by a day, as a form sends it. */
export type PlanItem = {
  readonly personId: string
  readonly kind: 'course' | 'exam'
  readonly slug: string
  /** A day as a date field sends it. */
  readonly dueOn: string
}

export const itemValue = ({ personId, kind, slug, dueOn }: PlanItem): string => [personId, kind, slug, dueOn].join(' ')

const ITEM = /^([\w-]{1,64}) (course|exam) ([a-z0-9-]{1,100}) (\d{4}-\d{2}-\d{2})$/

/** What a form sent; null when anything of it was not made by our page. */
export function readItems(values: readonly string[]): PlanItem[] | null {
  const items = values.map((value) => {
    const [, personId, kind, slug, dueOn] = ITEM.exec(value) ?? []
    return personId && slug && dueOn ? { personId, kind: kind as PlanItem['kind'], slug, dueOn } : null
  })
  return items.every((item) => item !== null) ? items : null
}
