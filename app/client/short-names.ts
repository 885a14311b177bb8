import { shortNameFrom } from '~/platform/short-name'
import { on } from './delegate'

/**
 * Proposes a short name while its title is typed: `<input name="slug" data-named-after="title">`. Once somebody has
 * written one of their own it is left alone; emptied, it follows the title again.
 */
export function startShortNames(): void {
  on('input', 'input', (typed) => {
    if (!(typed instanceof HTMLInputElement) || !typed.form) return
    const name = typed.form.querySelector<HTMLInputElement>(`[data-named-after="${CSS.escape(typed.name)}"]`)
    if (name && (name.value === '' || name.value === name.dataset.proposed)) {
      name.value = shortNameFrom(typed.value)
      name.dataset.proposed = name.value
    }
  })
}
