import type { Offer } from './plan'

/** The minutes that offers take; a course that serves several of one person is counted once. */
export function minutesOf(offers: readonly Offer[]): number {
  const courses = new Map(
    offers.flatMap(({ personId, courses: own }) =>
      own.map(({ slug, minutes }) => [`${personId} ${slug}`, minutes] as const),
    ),
  )
  return (
    offers.reduce((total, { exam }) => total + exam.minutes, 0) +
    [...courses.values()].reduce((total, minutes) => total + minutes, 0)
  )
}
