import { useFormat, useT } from '~/i18n'
import type { Delivery } from '../../registry'
import { type PlayerProps, partOf, textOf } from '../../ui/player-props'

/** Longer than any honest number; the reader of numbers refuses more. */
const LONGEST_NUMBER = 100

export function NumericPlayer(props: PlayerProps<Extract<Delivery, { type: 'numeric' }>>) {
  const { name, delivery, response } = props
  const t = useT('questions')
  const format = useFormat()
  const unit = String(partOf(response, 'unit') ?? '')
  const help = [
    delivery.margin && t('player.margin', { margin: format.percent(Number(delivery.margin), 2) }),
    delivery.isUnitRequired && t('player.unit-required'),
    t('player.decimals'),
  ].filter(Boolean)
  return (
    <div className="field">
      <label htmlFor={name}>{t('player.number')}</label>
      <div className="num-answer">
        <input
          className="input input-num"
          id={name}
          name={name}
          type="text"
          inputMode="decimal"
          dir="ltr"
          autoComplete="off"
          spellCheck={false}
          maxLength={LONGEST_NUMBER}
          defaultValue={textOf(response)}
          aria-describedby={`${name}-help`}
        />
        {delivery.units.length > 0 && (
          <>
            <label className="sr" htmlFor={`${name}-unit`}>
              {t('player.unit')}
            </label>
            <select
              className="select"
              id={`${name}-unit`}
              name={`${name}.unit`}
              defaultValue={delivery.units.includes(unit) ? unit : ''}
              autoComplete="off"
            >
              <option value="">{t('player.no-unit')}</option>
              {delivery.units.map((symbol) => (
                <option key={symbol} value={symbol}>
                  {symbol}
                </option>
              ))}
            </select>
          </>
        )}
      </div>
      <p className="help" id={`${name}-help`}>
        {help.join(' ')}
      </p>
    </div>
  )
}
