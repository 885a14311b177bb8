import { answerField, certaintyField } from '~/areas/exams/delivery/answer-field'
import { fieldsOf } from '~/areas/questions/fields'
import type { FormFields } from '~/areas/questions/type-fields'

/** Reads and fills the controls of one question on the page, whatever its type: by the fields that its type has. */

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement
type When = 'now' | 'at-first'

/** The answer as the server reads it: as it is on the page now, or as it was when the page came. */
export function readAnswer(section: HTMLElement, when: When = 'now'): unknown {
  const name = answerField(section.dataset.item ?? '')
  return fieldsOf(section.dataset.type ?? '')?.read(name, formOf(controlsOf(section, name), when)) ?? null
}

/** How sure the person says they are, 1 to 3; null where nothing is said. */
export function readCertainty(section: HTMLElement, when: When = 'now'): number | null {
  const name = certaintyField(section.dataset.item ?? '')
  const value = formOf(controlsOf(section, name), when).get(name)
  return value === null ? null : Number(value)
}

/** Puts an answer back into the controls. */
export function fillAnswer(section: HTMLElement, response: unknown, certainty: number | null): void {
  const [answer, sure] = [answerField, certaintyField].map((field) => field(section.dataset.item ?? ''))
  const written = response === null ? [] : (fieldsOf(section.dataset.type ?? '')?.write(answer ?? '', response) ?? [])
  fill(controlsOf(section, answer ?? ''), written)
  fill(controlsOf(section, sure ?? ''), certainty === null ? [] : [[sure ?? '', String(certainty)]])
}

/** Is there anything in the answer? */
export const isAnswered = (section: HTMLElement, response: unknown): boolean =>
  response !== null && (fieldsOf(section.dataset.type ?? '')?.isGiven(response) ?? false)

const controlsOf = (section: HTMLElement, name: string): Control[] =>
  [...section.querySelectorAll<Control>('input:not([type=file]), select, textarea')].filter(
    (control) => control.name === name || control.name.startsWith(`${name}.`),
  )

function formOf(controls: readonly Control[], when: When): FormFields {
  const values = controls.flatMap((control) => {
    const value = sentBy(control, when === 'now')
    return value === null ? [] : [[control.name, value] as const]
  })
  const getAll = (name: string) => values.flatMap(([field, value]) => (field === name ? [value] : []))
  return { getAll, get: (name) => getAll(name)[0] ?? null }
}

/** What a form would send of a control; null for a box that is not ticked. */
function sentBy(control: Control, isNow: boolean): string | null {
  if (control instanceof HTMLSelectElement) {
    if (isNow) return control.value
    return [...control.options].find((option) => option.defaultSelected)?.value ?? ''
  }
  if (isBox(control)) return (isNow ? control.checked : control.defaultChecked) ? control.value : null
  return isNow ? control.value : control.defaultValue
}

/** Boxes are ticked by their value; of other controls with one name, each takes the next value. */
function fill(controls: readonly Control[], written: readonly (readonly [string, string])[]): void {
  const rest = [...written]
  for (const control of controls) {
    if (isBox(control)) {
      control.checked = written.some(([name, value]) => name === control.name && value === control.value)
    } else if (control.type !== 'hidden') {
      const next = rest.findIndex(([name]) => name === control.name)
      control.value = next < 0 ? '' : (rest.splice(next, 1)[0]?.[1] ?? '')
    }
  }
}

const isBox = (control: Control): control is HTMLInputElement => control.type === 'radio' || control.type === 'checkbox'
