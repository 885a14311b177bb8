/** What the catalogue tells the rest of the product. */

/** A course has a first or another revision. */
export type CoursePublished = { type: 'catalogue.course-published'; v: 1; courseSlug: string; revisionId: string }
