import { useFormat, useT } from '~/i18n'
import { ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { DescriptionList } from '~/ui/description-list'
import { type Column, Table } from '~/ui/table'
import { Tag } from '~/ui/tag'
import type { BesideRow } from '../compare-sheets.server'
import type { CaseView, SimilarityView } from '../view-case.server'
import { Innocent } from './innocent'
import { describeReason } from './reason-words'

type Props = { view: CaseView; one: SimilarityView; index: number }

/** Two answer sheets side by side, with how rare each common wrong answer is. */
export function SimilarityCard({ view, one, index }: Props) {
  const t = useT('integrity')
  const format = useFormat()
  const { other, measured } = one
  return (
    <Card
      id={`similar-${index + 1}`}
      title={t('similar.title', { name: other.personName })}
      footer={<Innocent reasons={[t('similar.taught'), t('similar.popular'), t('similar.together')]} />}
    >
      <div className="card-body stack stack-sm">
        {one.reasons.map((reason) => (
          <p key={reason.code}>{describeReason({ t, format }, reason)}</p>
        ))}
        <DescriptionList
          items={[
            [t('similar.sat', { name: view.person.name }), <Span key="own" {...view.attempt} />],
            [t('similar.sat', { name: other.personName }), <Span key="other" {...other} />],
            [
              t('similar.searched'),
              t('similar.comparisons', { count: measured.comparisons, people: format.number(measured.people) }),
            ],
          ]}
        />
        <div className="row">
          <ButtonLink size="sm" href={`/exams/attempts/${other.attemptId}/answers`}>
            {t('similar.open-answers', { name: other.personName })}
          </ButtonLink>
          {other.caseId && (
            <ButtonLink size="sm" href={`/examine/integrity/${other.caseId}`}>
              {t('similar.open-case')}
            </ButtonLink>
          )}
        </div>
      </div>
      <SheetsTable view={view} one={one} />
    </Card>
  )
}

function Span({ startedAt, submittedAt }: { startedAt: number; submittedAt: number }) {
  const t = useT('integrity')
  const format = useFormat()
  return <>{t('similar.from-to', { from: format.dateTime(startedAt), to: format.dateTime(submittedAt) })}</>
}

function SheetsTable({ view, one }: { view: CaseView; one: SimilarityView }) {
  const t = useT('integrity')
  const format = useFormat()
  const columns: Column<BesideRow>[] = [
    {
      key: 'question',
      header: t('similar.question'),
      cell: ({ title, number, known }) => (
        <>
          <span dir="auto" lang={view.exam.language}>
            {t('similar.numbered', { number: format.number(number), title })}
          </span>
          <Rarity known={known} />
        </>
      ),
    },
    { key: 'own', header: <bdi>{view.person.name}</bdi>, cell: ({ own }) => <Answer given={own} /> },
    { key: 'other', header: <bdi>{one.other.personName}</bdi>, cell: ({ other }) => <Answer given={other} /> },
  ]
  return (
    <Table
      caption={t('similar.caption', { name: one.other.personName })}
      rows={one.sheets}
      rowKey={({ questionId }) => questionId}
      selected={({ known }) => known?.same ?? false}
      columns={columns}
    />
  )
}

function Answer({ given: { words, isRight } }: { given: BesideRow['own'] }) {
  const t = useT('integrity')
  const questions = useT('questions')
  return (
    <>
      {words.length === 0 ? (
        <span className="muted">{t('similar.blank')}</span>
      ) : (
        <span dir="auto">{words.map((part) => ('text' in part ? part.text : questions(part.label))).join(' · ')}</span>
      )}
      <span className="meta block">{t(isRight ? 'similar.right' : 'similar.wrong')}</span>
    </>
  )
}

function Rarity({ known }: { known: BesideRow['known'] }) {
  const t = useT('integrity')
  const format = useFormat()
  if (known === null) return null
  return (
    <span className="meta block">
      {known.same ? <Tag tone="info">{t('similar.same')}</Tag> : t('similar.different')}{' '}
      {known.same && t('similar.alike', { alike: format.number(known.othersAlike), wrong: known.othersWrong })}
    </span>
  )
}
