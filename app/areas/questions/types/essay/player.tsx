import { useFormat, useT } from '~/i18n'
import type { Delivery } from '../../registry'
import { type PlayerProps, partOf } from '../../ui/player-props'
import { countWords } from './count-words'

const LONGEST = 50_000

export function EssayPlayer(props: PlayerProps<Extract<Delivery, { type: 'essay' }>>) {
  const { name, delivery, language, response } = props
  const t = useT('questions')
  const format = useFormat()
  const kept = partOf(response, 'text')
  const text = typeof kept === 'string' ? kept : (delivery.template ?? '')
  const { minWords: min, maxWords: max } = delivery.length ?? {}
  const length =
    min !== undefined && max !== undefined
      ? t('player.essay-between', { min, max })
      : min !== undefined
        ? t('player.essay-at-least', { min })
        : max !== undefined && t('player.essay-at-most', { max })
  return (
    <div className="field essay-field">
      <label htmlFor={name}>{t('player.essay')}</label>
      <textarea
        className="textarea essay"
        id={name}
        name={name}
        rows={10}
        lang={language}
        dir="auto"
        autoComplete="off"
        maxLength={LONGEST}
        defaultValue={text}
        aria-describedby={`${name}-help`}
        data-counted={`${name}-count`}
      />
      <p className="help" id={`${name}-help`}>
        {length && <>{length} </>}
        {t('player.essay-marked')}
      </p>
      <p className="xs subtle" id={`${name}-count`} data-words={t('player.word-count', { count: '{count}' })}>
        {t('player.word-count', { count: format.number(countWords(text)) })}
      </p>
    </div>
  )
}
