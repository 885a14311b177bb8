import { useFormat, useT } from '~/i18n'
import { Button } from '~/ui/button'
import { keyed } from '~/ui/keyed'
import { RichLine } from '~/ui/mdx/rich-blocks'
import type { Delivery } from '../../registry'
import { wordsOf } from '../../rich-text/nodes'
import { type PlayerProps, partOf } from '../../ui/player-props'

type Ordering = Extract<Delivery, { type: 'ordering' }>
type Item = Ordering['items'][number]

/**
 * A place after the other, each with a list of all items: that is the form. The script puts a list in front of it whose
 * items are moved by buttons, or dragged, and fills the places in.
 */
export function OrderingPlayer(props: PlayerProps<Ordering>) {
  const { delivery, name, labelledBy, language, response } = props
  const t = useT('questions')
  const format = useFormat()
  const order = ((partOf(response, 'order') as readonly string[] | undefined) ?? []).filter((id) =>
    delivery.items.some((item) => item.id === id),
  )
  return (
    <fieldset aria-labelledby={labelledBy} data-ordering="">
      <ol className="places" lang={language} data-places="">
        {keyed(delivery.items).map(({ key, index }) => (
          <li key={key} className="place">
            <label htmlFor={`${name}-${key}`}>{t('player.place', { place: format.number(index + 1) })}</label>
            <select
              className="select"
              id={`${name}-${key}`}
              name={name}
              defaultValue={order[index] ?? ''}
              autoComplete="off"
              dir="auto"
            >
              <option value="">{t('player.choose')}</option>
              {delivery.items.map((item) => (
                <option key={item.id} value={item.id}>
                  {wordsOf(item.text)}
                </option>
              ))}
            </select>
          </li>
        ))}
      </ol>
      <MovableList items={delivery.items} order={order} language={language} />
    </fieldset>
  )
}

/** Shown by the script alone, which also says each move aloud. */
function MovableList({
  items,
  order,
  language,
}: {
  items: readonly Item[]
  order: readonly string[]
  language?: string | undefined
}) {
  const t = useT('questions')
  const shown = [...items].sort((a, b) => placeIn(order, a) - placeIn(order, b))
  return (
    <div data-movable="" hidden>
      <ol
        className="movables"
        lang={language}
        data-said={t('player.moved', { item: '{item}', place: '{place}', of: '{of}' })}
      >
        {shown.map((item) => {
          const words = wordsOf(item.text)
          return (
            <li key={item.id} className="movable" data-part={item.id}>
              <span className="movable-words">
                <RichLine blocks={item.text} />
              </span>
              <Button type="button" size="sm" icon="arrow-up" iconOnly data-move="up">
                {t('player.move-up', { item: words })}
              </Button>
              <Button type="button" size="sm" icon="arrow-down" iconOnly data-move="down">
                {t('player.move-down', { item: words })}
              </Button>
            </li>
          )
        })}
      </ol>
      <p className="q-keep">
        <Button type="button" size="sm" icon="check" data-keep-order="" hidden={order.length > 0}>
          {t('player.keep-order')}
        </Button>
      </p>
    </div>
  )
}

const placeIn = (order: readonly string[], { id }: Item): number => {
  const place = order.indexOf(id)
  return place < 0 ? order.length : place
}
