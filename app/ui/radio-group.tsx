import { type Choice, ChoiceGroup } from './checkbox'
import type { FieldCommon } from './field'

export type RadioGroupProps = FieldCommon & { options: readonly Choice[]; defaultValue?: string }

/** One of a few, all in sight. For more than seven use Select. */
export function RadioGroup({ options, defaultValue, ...props }: RadioGroupProps) {
  return (
    <ChoiceGroup type="radio" options={options} chosen={defaultValue === undefined ? [] : [defaultValue]} {...props} />
  )
}
