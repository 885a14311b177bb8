import { RichLine } from '~/ui/mdx/rich-blocks'
import type { Delivery } from '../../registry'
import { Choices } from '../../ui/choices'
import { chosenOf, type PlayerProps } from '../../ui/player-props'

export function MultipleResponsePlayer(props: PlayerProps<Extract<Delivery, { type: 'multiple-response' }>>) {
  const { delivery, name, labelledBy, language, response } = props
  return (
    <Choices
      {...{ name, labelledBy, language }}
      type="checkbox"
      options={delivery.options.map(({ id, text }) => ({ id, words: <RichLine blocks={text} /> }))}
      chosen={chosenOf(response)}
    />
  )
}
