import { useT } from '~/i18n'
import { keyed } from '~/ui/keyed'
import type { CourseFinding } from '../lint-course'

/** What an author should look at, as a list of sentences. */
export function CourseFindings({ findings }: { findings: readonly CourseFinding[] }) {
  return (
    <ul className="stack stack-xs small">
      {keyed(findings).map(({ key, item }) => (
        <li key={key}>
          <Finding finding={item} />
        </li>
      ))}
    </ul>
  )
}

function Finding({ finding }: { finding: CourseFinding }) {
  const t = useT('catalogue')
  const quoted = (words: React.ReactNode) => <bdi>{words}</bdi>
  switch (finding.code) {
    case 'objective-without-lesson':
      return <>{t.rich('findings.objective-without-lesson', { objective: finding.objective, q: quoted })}</>
    case 'lesson-without-check':
      return <>{t.rich('findings.lesson-without-check', { lesson: finding.lesson, q: quoted })}</>
    case 'lesson-without-objective':
      return <>{t.rich('findings.lesson-without-objective', { lesson: finding.lesson, q: quoted })}</>
    case 'no-exam':
      return <>{t('findings.no-exam')}</>
  }
}
