/**
 * Deliveries that are tried again after a failure. Times are seconds. A wait counts from the failure before it; when
 * the attempt after the last wait fails, the delivery is given up.
 */
export const SCHEDULES = {
  halyard: [5, 5 * 60, 30 * 60, 2 * 3_600, 5 * 3_600],
  'every-minute': [60, 60, 60, 60, 60],
  doubling: [10, 20, 40, 80, 160],
} as const satisfies Record<string, readonly number[]>

export type ScheduleName = keyof typeof SCHEDULES

/** How long the endpoint may be down in the lab. */
export const OUTAGES = [0, 3, 4 * 60, 20 * 60, 2 * 3_600, 6 * 3_600, 12 * 3_600] as const

export type Attempt = {
  number: number
  /** Seconds after the first attempt. */
  at: number
  result: 'failed' | 'delivered' | 'not-made'
}

/** The attempts of one delivery to an endpoint that answers again after `outage` seconds. */
export function attemptsFor(waits: readonly number[], outage: number): Attempt[] {
  let at = 0
  let isDelivered = false
  return [0, ...waits].map((wait, index) => {
    at += wait
    const result = isDelivered ? 'not-made' : at >= outage ? 'delivered' : 'failed'
    isDelivered ||= result === 'delivered'
    return { number: index + 1, at, result }
  })
}

/** The longest outage after which a delivery still arrives. */
export const survives = (waits: readonly number[]) => waits.reduce((total, wait) => total + wait, 0)
