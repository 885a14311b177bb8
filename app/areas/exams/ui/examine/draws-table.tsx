import { DIFFICULTY_LABELS } from '~/areas/questions/question-base'
import { useFormat, useT } from '~/i18n'
import { Table } from '~/ui/table'
import { Tag } from '~/ui/tag'
import type { Section } from '../../blueprints/blueprint'
import type { DrawSufficiency, TrialSufficiency } from '../../blueprints/pool-sufficiency'
import { asNumber } from '../../results/share'

type Row =
  | ({ kind: 'draw'; key: string; section: string } & DrawSufficiency)
  | ({ kind: 'trial'; key: string; section: string } & TrialSufficiency)

/** For each draw what it wants, what the pools hold for it, and what it gets beside the others. */
export function DrawsTable(props: {
  sections: readonly Pick<Section, 'id' | 'title'>[]
  draws: readonly DrawSufficiency[]
  trials: readonly TrialSufficiency[]
  language: string
}) {
  const { sections, draws, trials, language } = props
  const t = useT('examine')
  const format = useFormat()
  const rows = sections.flatMap(({ id, title }): Row[] => [
    ...draws
      .filter(({ sectionId }) => sectionId === id)
      .map((draw): Row => ({ kind: 'draw', key: draw.path.join('.'), section: title, ...draw })),
    ...trials
      .filter(({ sectionId }) => sectionId === id)
      .map((trial): Row => ({ kind: 'trial', key: `${id}.trial`, section: title, ...trial })),
  ])
  return (
    <>
      <Table
        caption={t('draws.caption')}
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'draw',
            header: t('draws.draw'),
            cell: (row) => (
              <>
                <span className="xs subtle" lang={language} dir="auto">
                  {row.section}
                </span>
                <br />
                {row.kind === 'draw' ? <DrawInWords draw={row} /> : t('draws.trial')}
              </>
            ),
          },
          { key: 'wanted', header: t('draws.wanted'), align: 'end', cell: ({ wanted }) => format.number(wanted) },
          {
            key: 'available',
            header: t('draws.available'),
            align: 'end',
            hideSmall: true,
            cell: (row) => (row.kind === 'draw' ? format.number(row.available) : ''),
          },
          { key: 'found', header: t('draws.found'), align: 'end', cell: ({ found }) => format.number(found) },
          { key: 'verdict', header: t('draws.verdict'), cell: (row) => <Verdict row={row} /> },
        ]}
      />
      <p className="card-body small muted">{t('draws.note')}</p>
    </>
  )
}

function DrawInWords({ draw: { draw } }: { draw: DrawSufficiency }) {
  const t = useT('examine')
  const words = useT('questions')
  const format = useFormat()
  const filters = [draw.objective, draw.tag].flatMap((filter) => filter ?? [])
  const said = [
    ...(draw.questions ? [t('draws.named', { count: draw.questions.length })] : []),
    ...(draw.difficulty ? [words(DIFFICULTY_LABELS[draw.difficulty])] : []),
    ...(draw.points ? [t('draws.points', { points: format.number(asNumber(draw.points)) })] : []),
  ]
  return (
    <span className="row">
      <bdi className="mono">{draw.pool}</bdi>
      {filters.map((filter) => (
        <bdi className="mono" key={filter}>
          {filter}
        </bdi>
      ))}
      {said.length > 0 && <span className="small muted">{format.list(said)}</span>}
    </span>
  )
}

function Verdict({ row }: { row: Row }) {
  const t = useT('examine')
  const missing = row.wanted - row.found
  // Questions on trial come and go; too few of them harm nobody.
  if (missing > 0) return <Tag tone={row.kind === 'trial' ? 'neutral' : 'danger'}>{t('draws.short', { missing })}</Tag>
  const isTight = row.kind === 'draw' && row.draw.questions === undefined && row.available === row.wanted
  return isTight ? (
    <Tag tone="warn">{t('draws.tight')}</Tag>
  ) : (
    <Tag tone="success" icon="check">
      {t('draws.enough')}
    </Tag>
  )
}
