import { useFormat, useT } from '~/i18n'
import { Button } from '~/ui/button'
import { Card } from '~/ui/card'
import { DescriptionList } from '~/ui/description-list'
import { keyed } from '~/ui/keyed'
import { TextField } from '~/ui/text-field'
import type { HistoryView } from '../decisions/view-history.server'
import type { TierUrls } from '../tier-urls'
import { Tier, useDates, useLocal, useSay } from './words'

/** "Which tier on this day, as known on that day?": a question with one answer for ever. */
export function AsKnownCard({ view, urls }: { view: HistoryView; urls: TierUrls }) {
  const t = useT('tiers')
  const { typed, problem } = view.asKnown
  return (
    <Card id="as-known" title={t('as-known.title')} note={t('as-known.note')}>
      <form method="get" action={`${urls.history}#as-known`} className="card-body as-known">
        <input type="hidden" name="track" value={view.track?.slug ?? ''} />
        <TextField
          name="on"
          type="date"
          label={t('as-known.on')}
          defaultValue={typed.on}
          required
          error={problem === 'on' ? t('as-known.not-a-day') : null}
        />
        <TextField
          name="known"
          type="date"
          label={t('as-known.known')}
          defaultValue={typed.known}
          required
          error={problem === 'known' ? t('as-known.not-a-day') : null}
        />
        <Button icon="search">{t('as-known.ask')}</Button>
      </form>
      <Answer view={view} />
    </Card>
  )
}

function Answer({ view }: { view: HistoryView }) {
  const t = useT('tiers')
  const format = useFormat()
  const local = useLocal()
  const dates = useDates()
  const say = useSay(view.names)
  const { answer } = view.asKnown
  if (!answer) return null
  const { held, later } = answer
  return (
    <div className="card-body stack stack-sm" role="status">
      <DescriptionList
        items={[
          [t('proof-page.earned'), <Tier key="earned" tier={answer.earned} />],
          [
            t(held?.isExpected ? 'as-known.expected' : 'as-known.held'),
            held ? <Tier key="held" tier={held.tier} /> : t('as-known.undecided'),
          ],
          [t('proof-page.rules'), t('proof-page.rules-of', { date: dates.long(answer.rulesAt) })],
        ]}
      />
      {answer.next && answer.whyNot.length > 0 && (
        <div>
          <p className="medium">{t('why.not', { tier: local(answer.next.title) })}</p>
          <ul className="ev">
            {answer.whyNot.map(({ ruleId, line, detail }) => (
              <li key={ruleId}>
                {say(line)} {detail && say(detail)}
              </li>
            ))}
          </ul>
        </div>
      )}
      {later.lines.length > 0 && (
        <div>
          <p className="medium">{t('as-known.later')}</p>
          <ul className="ev">
            {keyed(later.lines).map(({ key, item }) => (
              <li key={key} dir="auto">
                {say(item)}
              </li>
            ))}
            {later.more > 0 && <li>{t('history.more', { count: later.more })}</li>}
          </ul>
        </div>
      )}
      <p className="meta">{t('as-known.always', { known: format.dateLong(answer.known) })}</p>
    </div>
  )
}
