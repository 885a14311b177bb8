import { RichLine } from '~/ui/mdx/rich-blocks'
import type { Delivery } from '../../registry'
import { Choices } from '../../ui/choices'
import { type PlayerProps, partOf } from '../../ui/player-props'

export function SingleChoicePlayer(props: PlayerProps<Extract<Delivery, { type: 'single-choice' }>>) {
  const { delivery, name, labelledBy, language, response } = props
  return (
    <Choices
      {...{ name, labelledBy, language }}
      type="radio"
      options={delivery.options.map(({ id, text }) => ({ id, words: <RichLine blocks={text} /> }))}
      chosen={[String(partOf(response, 'choice') ?? '')]}
    />
  )
}
