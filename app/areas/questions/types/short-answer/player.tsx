import { useT } from '~/i18n'
import type { Delivery } from '../../registry'
import { type PlayerProps, textOf } from '../../ui/player-props'

const LONGEST_WORDS = 400

export function ShortAnswerPlayer({ name, response }: PlayerProps<Extract<Delivery, { type: 'short-answer' }>>) {
  const t = useT('questions')
  return (
    <div className="field">
      <label htmlFor={name}>{t('player.words')}</label>
      <input
        className="input"
        id={name}
        name={name}
        type="text"
        dir="auto"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={LONGEST_WORDS}
        defaultValue={textOf(response)}
        aria-describedby={`${name}-help`}
      />
      <p className="help" id={`${name}-help`}>
        {t('player.words-help')}
      </p>
    </div>
  )
}
