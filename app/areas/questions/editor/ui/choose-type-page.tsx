import { useT } from '~/i18n'
import { Card } from '~/ui/card'
import { PageHead } from '~/ui/page-head'
import { Row, Rows } from '~/ui/rows'
import { TYPE_LABELS } from '../../labels'
import type { QuestionType } from '../../registry'
import { NEW_TYPES } from '../edits'

const WORDS = {
  'single-choice': 'choose.single-choice',
  'multiple-response': 'choose.multiple-response',
  'true-false': 'choose.true-false',
  numeric: 'choose.numeric',
  'short-answer': 'choose.short-answer',
  matching: 'choose.matching',
  ordering: 'choose.ordering',
  cloze: 'choose.cloze',
  hotspot: 'choose.hotspot',
  essay: 'choose.essay',
  'file-upload': 'choose.file-upload',
  practical: 'choose.practical',
} as const satisfies Record<QuestionType, string>

/** What kind of question to begin. */
export function ChooseTypePage({ pool }: { pool: { slug: string; title: string } }) {
  const t = useT('bank')
  const words = useT('questions')
  return (
    <>
      <PageHead eyebrow={<span dir="auto">{pool.title}</span>} title={t('choose.title')} lead={t('choose.lead')} />
      <Card>
        <Rows>
          {NEW_TYPES.map((type) => (
            <Row
              key={type}
              href={`/author/pools/${pool.slug}/questions/new?type=${type}`}
              title={words(TYPE_LABELS[type])}
              meta={t(WORDS[type])}
            />
          ))}
          <Row title={<span className="muted">{words(TYPE_LABELS.practical)}</span>} meta={t(WORDS.practical)} />
        </Rows>
      </Card>
    </>
  )
}
