import { useT } from '~/i18n'
import { Card } from '~/ui/card'
import { keyed } from '~/ui/keyed'
import { RelativeTime } from '~/ui/relative-time'
import { Row, Rows } from '~/ui/rows'
import type { RevisionChange, RevisionFact } from '../compare-revisions'
import type { RevisionHistory as History } from '../list-authored-courses.server'

const FACTS = {
  title: 'facts.title',
  summary: 'facts.summary',
  level: 'facts.level',
  objectives: 'facts.objectives',
  prerequisites: 'facts.prerequisites',
  finish: 'facts.finish',
  exams: 'facts.exams',
  reserved: 'facts.reserved',
  product: 'facts.product',
} as const satisfies Record<RevisionFact, string>

/** Every revision of a course and what it changed, the newest first. */
export function RevisionHistory({ history }: { history: History }) {
  const t = useT('catalogue')
  return (
    <Card id="history" title={t('history.title', { title: history.title })}>
      <Rows ordered>
        {history.revisions.map(({ number, publishedAt, changes }) => (
          <Row
            key={number}
            title={t('history.revision', { number })}
            meta={<RelativeTime at={publishedAt} as="date-time" />}
          >
            {number === 1 ? (
              <p className="small">{t('history.first')}</p>
            ) : (
              <ul className="stack stack-xs small">
                {keyed(changes).map(({ key, item }) => (
                  <li key={key}>
                    <Change change={item} />
                  </li>
                ))}
              </ul>
            )}
          </Row>
        ))}
      </Rows>
    </Card>
  )
}

function Change({ change }: { change: RevisionChange }) {
  const t = useT('catalogue')
  const quoted = (words: React.ReactNode) => <bdi>{words}</bdi>
  switch (change.kind) {
    case 'fact-changed':
      return <>{t('history.fact-changed', { fact: t(FACTS[change.fact]) })}</>
    case 'lessons-reordered':
      return <>{t('history.lessons-reordered')}</>
    case 'lesson-added':
      return <>{t.rich('history.lesson-added', { title: change.title, q: quoted })}</>
    case 'lesson-removed':
      return <>{t.rich('history.lesson-removed', { title: change.title, q: quoted })}</>
    case 'lesson-changed':
      return <>{t.rich('history.lesson-changed', { title: change.title, q: quoted })}</>
    case 'checks-changed':
      return <>{t.rich('history.checks-changed', { title: change.title, q: quoted })}</>
  }
}
