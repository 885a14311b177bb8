import { useFormat, useT } from '~/i18n'
import { Card } from '~/ui/card'
import { keyed } from '~/ui/keyed'
import { MeterLine } from '~/ui/meter-line'
import { Row, Rows } from '~/ui/rows'
import type { Names } from '../language/names'
import type { WhatMoved } from '../moves/what-moved.server'
import type { Moves } from '../moves/what-moves.server'
import type { TierSummary } from '../standings/summarise-tier.server'
import { Tier, useKeptUntil, useLocal, useSay } from './words'

/** On a course or an exam: what it moves for the reader's company, or plainly that it moves nothing. */
export function MovesCard({ moves, company }: { moves: Moves | null; company: string }) {
  const t = useT('tiers')
  if (!moves) return null
  return (
    <Card
      id="moves"
      title={t.rich('moves.title', { company, n: (chunks) => <bdi>{chunks}</bdi> })}
      footer={<a href="/company/tier">{t('moves.to-tier')}</a>}
    >
      {moves.lines.length === 0 ? (
        <p className="card-body muted">{t(moves.nothing === 'held' ? 'moves.held' : 'moves.unseen')}</p>
      ) : (
        <Rows>
          {keyed(moves.lines).map(({ key, item }) => (
            <Row
              key={key}
              title={item.line}
              meta={
                item.certificationTitle === null
                  ? t('moves.course', { track: item.trackTitle })
                  : t('moves.track', { track: item.trackTitle, certification: item.certificationTitle })
              }
            />
          ))}
        </Rows>
      )}
    </Card>
  )
}

/** On a result: what the certificate moved, once the tier was looked at again. */
export function MovedCard({ tracks, names }: { tracks: readonly WhatMoved[]; names: Names }) {
  const t = useT('tiers')
  const local = useLocal()
  const say = useSay(names)
  const format = useFormat()
  if (tracks.length === 0) return null
  return (
    <Card id="moved" title={t('moved.title')} footer={<a href="/company/tier">{t('moves.to-tier')}</a>}>
      <Rows>
        {tracks.map(({ track, before, after, change, lines }) => (
          <Row
            key={track.slug}
            title={
              change === 'promotion' && after
                ? t('moved.risen', { tier: local(after.title), track: local(track.title) })
                : t('moved.track', { track: local(track.title) })
            }
            end={change === 'promotion' && before?.slug !== after?.slug && <Tier tier={after} />}
          >
            {lines.map(({ line, before: was, observed, needed, isMet }) => (
              <p key={`${line.key} ${needed} ${was}`} className="small muted">
                {t.rich(isMet ? 'moved.line-met' : 'moved.line', {
                  line: say.plain(line),
                  before: format.number(was),
                  after: format.number(observed),
                  needed: format.number(needed),
                  b: (chunks) => <b>{chunks}</b>,
                })}
              </p>
            ))}
            {lines.length === 0 && <p className="small muted">{t('moved.nothing')}</p>}
          </Row>
        ))}
      </Rows>
    </Card>
  )
}

/** On the start page: where the company stands in each track. */
export function TierSummaryCard({ tiers, company }: { tiers: readonly TierSummary[]; company: string }) {
  const t = useT('tiers')
  const local = useLocal()
  const keptUntil = useKeptUntil()
  if (tiers.length === 0) return null
  return (
    <Card
      id="tier"
      title={t.rich('summary.title', { company, n: (chunks) => <bdi>{chunks}</bdi> })}
      footer={<a href="/company/tier">{t('moves.to-tier')}</a>}
    >
      <Rows>
        {tiers.map(({ track, held, aim, progress, graceUntil }) => (
          <Row
            key={track.slug}
            title={<span dir="auto">{local(track.title)}</span>}
            meta={graceUntil !== null && keptUntil(graceUntil)}
            end={<Tier tier={held} />}
          >
            {aim && progress && (
              <MeterLine
                label={t('summary.to-next', { tier: local(aim.title) })}
                value={progress.met}
                of={progress.total}
              />
            )}
          </Row>
        ))}
      </Rows>
    </Card>
  )
}
