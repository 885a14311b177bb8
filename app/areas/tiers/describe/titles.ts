import type { Programme } from '../language/programme'
import type { Param } from './sentence'

/** A tier's own name; its slug if the version does not know it. */
export const tierTitle = (slug: string | null, programme: Programme): Param => {
  const tier = programme.tiers.find((known) => known.slug === slug)
  return tier ? { text: tier.title } : (slug ?? '')
}

export function metricAmount(metric: string, amount: string, programme: Programme, currency?: string): Param {
  const unit = programme.metrics.find((known) => known.slug === metric)?.unit ?? 'count'
  return { amount, unit, currency: currency ?? programme.currency }
}

export const metricTitle = (slug: string, programme: Programme): Param => {
  const metric = programme.metrics.find((known) => known.slug === slug)
  return metric ? { text: metric.title } : slug
}

export const attestationTitle = (slug: string, programme: Programme): Param => {
  const attestation = programme.attestations.find((known) => known.slug === slug)
  return attestation ? { text: attestation.title } : slug
}

export const competencyTitle = (slug: string, { definitions }: Programme): Param => {
  const competency = definitions?.competencies.find((known) => known.slug === slug)
  return competency ? { text: competency.title } : slug
}
