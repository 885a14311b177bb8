/** Words that stand in addresses where an exam's name would: `/exams/attempts/…`. */
export const RESERVED_SLUGS: readonly string[] = ['attempts']
