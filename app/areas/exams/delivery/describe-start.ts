import type { Formatter } from '~/i18n/format'
import type { Translator } from '~/i18n/types'
import { isolated } from './isolated'
import type { LessonLeft, StartDecision } from './may-start'

export type Names = { courses: Readonly<Record<string, string>>; certifications: Readonly<Record<string, string>> }

/** Why an exam cannot be started now, in a headline and a sentence that says when or what first. */
export function describeRefusal(
  t: Translator<'exams'>,
  format: Formatter,
  decision: Exclude<StartDecision, { allow: true }>,
  names: Names,
): { title: string; text: string } {
  const name = (of: Readonly<Record<string, string>>, slugs: readonly string[]) =>
    format.list(slugs.map((slug) => isolated(of[slug] ?? slug, format.locale)))
  switch (decision.reason) {
    case 'open-attempt':
      return { title: t('refusal.open-attempt'), text: t('refusal.open-attempt-text') }
    case 'being-marked':
      return { title: t('refusal.being-marked'), text: t('refusal.being-marked-text') }
    case 'withdrawn':
      return { title: t('refusal.withdrawn'), text: t('refusal.withdrawn-text') }
    case 'not-open-yet':
      return { title: t('refusal.not-open-yet'), text: t('refusal.from', { at: format.dateTime(decision.opensAt) }) }
    case 'closed':
      return { title: t('refusal.closed'), text: t('refusal.closed-text', { at: format.dateTime(decision.closedAt) }) }
    case 'certifications-missing':
      return {
        title: t('refusal.certifications-missing'),
        text: t('refusal.certifications-missing-text', {
          names: name(names.certifications, decision.certifications),
        }),
      }
    case 'courses-missing':
      return {
        title: t('refusal.courses-missing'),
        text: t('refusal.courses-missing-text', { names: name(names.courses, decision.courses) }),
      }
    case 'passed-recently':
      return {
        title: t('refusal.passed-recently'),
        text:
          decision.until === null
            ? t('refusal.passed-for-good-text')
            : t('refusal.passed-recently-text', { at: format.dateLong(decision.until) }),
      }
    case 'no-attempts-left':
      return {
        title: t('refusal.no-attempts-left'),
        text: t('refusal.no-attempts-left-text', { count: decision.allowed }),
      }
    case 'benefit-missing':
      return {
        title: t('refusal.benefit-missing'),
        text: t('refusal.benefit-missing-text', { name: decision.benefit }),
      }
    case 'paused':
      return {
        title: t('refusal.paused'),
        text: t('refusal.paused-text', {
          at: format.dateTime(decision.since),
          why: isolated(decision.why, format.locale),
        }),
      }
    case 'cool-down': {
      const wait = t('refusal.cool-down-text', { hours: decision.hours })
      const lessons = t('refusal.cool-down-lessons', { names: lessonNames(format, decision.lessons) })
      return {
        title: t('refusal.cool-down', { at: format.dateTime(decision.until) }),
        text: decision.lessons.length === 0 ? wait : `${wait} ${lessons}`,
      }
    }
    case 'lessons-left':
      return {
        title: t('refusal.lessons-left'),
        text: t('refusal.lessons-left-text', {
          count: decision.lessons.length,
          names: lessonNames(format, decision.lessons),
        }),
      }
  }
}

const lessonNames = (format: Formatter, lessons: readonly LessonLeft[]): string =>
  format.list(lessons.map(({ title }) => isolated(title, format.locale)))
