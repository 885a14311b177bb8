import { useFormat, useT } from '~/i18n'
import { keyed } from '~/ui/keyed'
import { RichBlocks, RichTextPieces } from '~/ui/mdx/rich-blocks'
import type { Delivery } from '../../registry'
import { givenOf, type PlayerProps } from '../../ui/player-props'
import { splitAtGaps } from './gaps'

type Cloze = Extract<Delivery, { type: 'cloze' }>
type Gap = Cloze['gaps'][number]

const LONGEST_GAP = 400

/** The text of the question with a field in place of each gap; it brings its own stem. */
export function ClozePlayer(props: PlayerProps<Cloze>) {
  const { delivery, name, labelledBy, language, response } = props
  const gapOf = (id: string) => delivery.gaps.find((gap) => gap.id === id)
  return (
    <fieldset aria-labelledby={labelledBy}>
      {delivery.gaps.map(({ id }) => (
        <input key={id} type="hidden" name={name} value={id} />
      ))}
      <div className="stem cloze" lang={language}>
        <RichTextPieces
          render={(text) =>
            keyed(splitAtGaps(text)).map(({ key, item }) => {
              if ('text' in item) return item.text
              const gap = gapOf(item.gap)
              return gap && <GapField key={key} gap={gap} name={name} value={givenOf(response, 'gaps', gap.id)} />
            })
          }
        >
          <RichBlocks blocks={delivery.stem} />
        </RichTextPieces>
      </div>
    </fieldset>
  )
}

function GapField({ gap, name, value }: { gap: Gap; name: string; value: string }) {
  const t = useT('questions')
  const format = useFormat()
  const field = { name: `${name}.${gap.id}`, id: `${name}-${gap.id}`, defaultValue: value, autoComplete: 'off' }
  const label = t('player.gap', { number: format.number(Number(gap.id)) })
  if (gap.kind === 'choice')
    return (
      <select {...field} className="select gap" aria-label={label} dir="auto">
        <option value="">{t('player.choose')}</option>
        {gap.options?.map((option) => (
          <option key={option.id} value={option.id}>
            {option.text}
          </option>
        ))}
      </select>
    )
  const isNumber = gap.kind === 'number'
  return (
    <input
      {...field}
      className="input gap"
      type="text"
      aria-label={isNumber ? t('player.gap-number', { number: format.number(Number(gap.id)) }) : label}
      inputMode={isNumber ? 'decimal' : undefined}
      dir={isNumber ? 'ltr' : 'auto'}
      autoCapitalize="off"
      spellCheck={false}
      maxLength={LONGEST_GAP}
      size={isNumber ? 8 : 14}
    />
  )
}
