/** What an author should look at in a published course. None of it stops anything. */
export type CourseFinding =
  | { code: 'objective-without-lesson'; objective: string }
  | { code: 'lesson-without-check'; lesson: string }
  | { code: 'lesson-without-objective'; lesson: string }
  | { code: 'no-exam' }

export type LintedCourse = {
  objectives: readonly { id: string; text: string }[]
  preparesFor: readonly string[]
  lessons: readonly { title: string; objectives: readonly string[]; checkIds: readonly string[] }[]
}

export function lintCourse({ objectives, preparesFor, lessons }: LintedCourse): CourseFinding[] {
  const taught = new Set(lessons.flatMap((lesson) => lesson.objectives))
  return [
    ...objectives
      .filter(({ id }) => !taught.has(id))
      .map(({ text }) => ({ code: 'objective-without-lesson' as const, objective: text })),
    ...lessons.flatMap(({ title, checkIds, objectives: own }): CourseFinding[] => [
      ...(checkIds.length === 0 ? [{ code: 'lesson-without-check' as const, lesson: title }] : []),
      ...(own.length === 0 ? [{ code: 'lesson-without-objective' as const, lesson: title }] : []),
    ]),
    ...(preparesFor.length === 0 ? [{ code: 'no-exam' as const }] : []),
  ]
}
