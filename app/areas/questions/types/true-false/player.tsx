import { useT } from '~/i18n'
import type { Delivery } from '../../registry'
import { type PlayerProps, partOf } from '../../ui/player-props'

export function TrueFalsePlayer(props: PlayerProps<Extract<Delivery, { type: 'true-false' }>>) {
  const { name, labelledBy, response } = props
  const t = useT('questions')
  const value = partOf(response, 'value')
  return (
    <fieldset aria-labelledby={labelledBy}>
      <ul className="options">
        {[true, false].map((truth) => (
          <li key={String(truth)}>
            <label className="option option-plain">
              <input
                type="radio"
                name={name}
                value={String(truth)}
                defaultChecked={value === truth}
                autoComplete="off"
              />
              <span>{t(truth ? 'answers.true' : 'answers.false')}</span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
