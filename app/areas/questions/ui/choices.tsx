import type { ReactNode } from 'react'
import { useT } from '~/i18n'

type ChoicesProps = {
  type: 'radio' | 'checkbox'
  name: string
  labelledBy: string
  language?: string | undefined
  options: readonly { id: string; words: ReactNode }[]
  chosen: readonly string[]
}

/** Options to choose one or several of, with letters to speak of them. */
export function Choices({ type, name, labelledBy, language, options, chosen }: ChoicesProps) {
  const letters = useT('questions')('player.letters').split(' ')
  return (
    <fieldset aria-labelledby={labelledBy}>
      <ul className="options" lang={language}>
        {options.map((option, index) => (
          <li key={option.id}>
            <label className="option">
              <input
                type={type}
                name={name}
                value={option.id}
                defaultChecked={chosen.includes(option.id)}
                autoComplete="off"
              />
              <span className="key" aria-hidden="true">
                {letters[index] ?? ''}
              </span>
              <span>{option.words}</span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
