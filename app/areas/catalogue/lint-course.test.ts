import { expect, test } from 'vitest'
import { lintCourse } from './lint-course'

const whole = {
  objectives: [{ id: 'retry', text: 'Retry safely' }],
  preparesFor: ['associate'],
  lessons: [{ title: 'Retries', objectives: ['retry'], checkIds: ['when'] }],
}

test('a course that teaches, checks and leads somewhere has no findings', () => {
  expect(lintCourse(whole)).toEqual([])
})

test('names the objective that no lesson teaches, the lesson that asks nothing, the course that leads nowhere', () => {
  const findings = lintCourse({
    objectives: [...whole.objectives, { id: 'verify', text: 'Verify signatures' }],
    preparesFor: [],
    lessons: [...whole.lessons, { title: 'Watching', objectives: [], checkIds: [] }],
  })
  expect(findings).toEqual([
    { code: 'objective-without-lesson', objective: 'Verify signatures' },
    { code: 'lesson-without-check', lesson: 'Watching' },
    { code: 'lesson-without-objective', lesson: 'Watching' },
    { code: 'no-exam' },
  ])
})
