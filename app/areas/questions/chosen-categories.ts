import { type Category, commonCategory } from './category'
import { plainWords, type RichText } from './rich-text'

type Choosable = { readonly id: string; readonly fraction: string } & ({ text: RichText } | { label: string })

/** One category for each chosen option, in the authored order. */
export function chosenCategories(options: readonly Choosable[], chosen: readonly string[]): Category[] {
  const given = [...new Set(chosen.filter((id) => id !== ''))]
  if (given.length === 0) return [commonCategory('')]
  const known = options.filter(({ id }) => given.includes(id))
  const categories = known.map((option) => ({
    part: null,
    key: option.id,
    label: 'text' in option ? plainWords(option.text) : option.label,
    fraction: option.fraction,
  }))
  return known.length < given.length ? [...categories, commonCategory('?')] : categories
}
