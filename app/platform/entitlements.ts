/** What a partner may use today because of a tier it holds. The tier engine provides it; use cases below it only ask. */
export type Entitlement = {
  benefit: string
  value: string | number | boolean
  unit?: string
  /** slug of the tier that grants it */
  because: string
  trackSlug: string
}

export type Entitlements = { of(organisationId: string): Promise<Entitlement[]> }

/** Is a benefit granted: present, and neither false nor zero? */
export const entitledTo = (granted: readonly Entitlement[], benefit: string): boolean =>
  granted.some(
    (entitlement) => entitlement.benefit === benefit && entitlement.value !== false && entitlement.value !== 0,
  )
