import type { Delivery } from '../../registry'
import { Choices } from '../../ui/choices'
import { chosenOf, type PlayerProps } from '../../ui/player-props'
import { HotspotPicture } from './picture'

export function HotspotPlayer(props: PlayerProps<Extract<Delivery, { type: 'hotspot' }>>) {
  const { delivery, name, labelledBy, language, response, urls } = props
  const chosen = chosenOf(response)
  return (
    <div className="stack stack-sm" data-hotspot="">
      <HotspotPicture
        image={delivery.image}
        src={urls?.image ?? null}
        regions={delivery.regions.map(({ id, shape }) => ({
          id,
          shape,
          state: chosen.includes(id) ? 'chosen' : null,
        }))}
      />
      <Choices
        {...{ name, labelledBy, language, chosen }}
        type={delivery.most === 1 ? 'radio' : 'checkbox'}
        options={delivery.regions.map(({ id, label }) => ({ id, words: <span dir="auto">{label}</span> }))}
      />
    </div>
  )
}
