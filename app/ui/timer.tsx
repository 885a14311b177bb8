import { useLocale, useT } from '~/i18n'
import { clockText } from './clock'
import { Icon } from './icon'

/**
 * Time left. Counts down in the browser by its monotonic clock, so a wrong wall clock changes nothing; speaks at 10, 5
 * and 1 minute only; can be hidden (WCAG 2.2.1).
 */
export function Timer({ remaining }: { remaining: number }) {
  const t = useT('ui')
  return (
    <div className="timer" data-timer={Math.max(0, Math.round(remaining))}>
      <p className="sr" id="time-left-label">
        {t('timer.left')}
      </p>
      <p className="time" role="timer" aria-labelledby="time-left-label" data-timer-face="">
        {clockText(remaining, useLocale())}
      </p>
      <button
        className="btn btn-quiet btn-icon btn-sm"
        type="button"
        aria-pressed="false"
        aria-label={t('timer.hide')}
        data-timer-hide=""
      >
        <Icon name="eye-off" />
      </button>
      <p
        className="sr"
        aria-live="polite"
        data-timer-say=""
        data-say-10={t('timer.say', { minutes: 10 })}
        data-say-5={t('timer.say', { minutes: 5 })}
        data-say-1={t('timer.say', { minutes: 1 })}
        data-say-0={t('timer.over')}
      />
    </div>
  )
}
