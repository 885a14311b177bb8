import { useFormat, useT } from '~/i18n'
import type { Level } from '../course'
import { languageName } from '../language-name'

export const LEVEL_LABELS = {
  foundation: 'levels.foundation',
  associate: 'levels.associate',
  professional: 'levels.professional',
} as const satisfies Record<Level, string>

export type CourseFactsProps = { level: Level; minutes: number; lessons: number; language?: string }

/** “Professional level · 1 h 10 min · 7 lessons · English”. */
export function CourseFacts({ level, minutes, lessons, language }: CourseFactsProps) {
  const t = useT('catalogue')
  const format = useFormat()
  return (
    <>
      {t(LEVEL_LABELS[level])} · {format.minutes(minutes)} · {t('facts.lessons', { count: lessons })}
      {language && (
        <>
          {' · '}
          <bdi className="native-name" lang={language}>
            {languageName(language)}
          </bdi>
        </>
      )}
    </>
  )
}
