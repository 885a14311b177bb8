import { useT } from '~/i18n'
import { RichLine } from '~/ui/mdx/rich-blocks'
import type { Delivery } from '../../registry'
import { wordsOf } from '../../rich-text/nodes'
import { givenOf, type PlayerProps } from '../../ui/player-props'

/** A list of choices beside each prompt: the same for the mouse, the keyboard and a reader. */
export function MatchingPlayer(props: PlayerProps<Extract<Delivery, { type: 'matching' }>>) {
  const { delivery, name, labelledBy, language, response } = props
  const t = useT('questions')
  const answers = delivery.answers.map(({ id, text }) => ({ id, words: wordsOf(text) }))
  return (
    <fieldset aria-labelledby={labelledBy}>
      <ul className="pairs" lang={language}>
        {delivery.prompts.map((prompt) => {
          const id = `${name}-${prompt.id}`
          return (
            <li key={prompt.id} className="pair">
              <input type="hidden" name={name} value={prompt.id} />
              <label htmlFor={id}>
                <RichLine blocks={prompt.text} />
              </label>
              <select
                className="select"
                id={id}
                name={`${name}.${prompt.id}`}
                defaultValue={givenOf(response, 'pairs', prompt.id)}
                autoComplete="off"
                dir="auto"
              >
                <option value="">{t('player.choose')}</option>
                {answers.map((answer) => (
                  <option key={answer.id} value={answer.id}>
                    {answer.words}
                  </option>
                ))}
              </select>
            </li>
          )
        })}
      </ul>
    </fieldset>
  )
}
