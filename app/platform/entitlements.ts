/** What a partner may use today, and why. The tier engine provides it; use cases below it only ask. */
export type Entitlement = {
  benefit: string
  value: string | number | boolean
  unit?: string
  /** The slug of the tier that grants it, or the id of the grant by hand. */
  because: string
  by?: 'tier' | 'grant'
  trackSlug: string
  /** When it ends by what is known, epoch milliseconds. */
  until?: number | null
}

export type Entitlements = { of(organisationId: string): Promise<Entitlement[]> }

/** Is a benefit granted: present, and neither false nor zero? */
export const entitledTo = (granted: readonly Entitlement[], benefit: string): boolean =>
  granted.some(
    (entitlement) => entitlement.benefit === benefit && entitlement.value !== false && entitlement.value !== 0,
  )
