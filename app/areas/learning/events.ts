/** What learning tells the rest of the product. */

export type CourseCompleted = {
  type: 'learning.course-completed'
  v: 1
  personId: string
  organisationId: string
  courseSlug: string
  courseTitle: string
  completedAt: number
}

export type Assigned = {
  type: 'learning.assigned'
  v: 1
  assignmentId: string
  personId: string
  organisationId: string
  targetKind: 'course' | 'exam'
  targetSlug: string
  targetTitle: string
  dueAt: number
  assignedBy: string
}

/** An assignment that is not done comes near its end, or has passed it. Told once for each. */
export type AssignmentDue = {
  type: 'learning.assignment-due'
  v: 1
  assignmentId: string
  personId: string
  organisationId: string
  targetKind: 'course' | 'exam'
  targetSlug: string
  targetTitle: string
  dueAt: number
  stage: 'due-soon' | 'overdue'
}
