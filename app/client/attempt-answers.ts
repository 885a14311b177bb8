/** Reads and fills the controls of one question on the page. */

const inputsOf = (section: HTMLElement) => [...section.querySelectorAll<HTMLInputElement>('input:not([type=hidden])')]
const unitOf = (section: HTMLElement) => section.querySelector('select')

/** The answer as the server reads it: as it is on the page now, or as it was when the page came. */
export function readAnswer(section: HTMLElement, when: 'now' | 'at-first' = 'now'): unknown {
  const isNow = when === 'now'
  const inputs = inputsOf(section)
  const chosen = inputs.filter((input) => (isNow ? input.checked : input.defaultChecked)).map((input) => input.value)
  const [text = ''] = inputs.map((input) => (isNow ? input.value : input.defaultValue))
  switch (section.dataset.type) {
    case 'single-choice':
      return { choice: chosen[0] ?? null }
    case 'multiple-response':
      return { choices: chosen }
    case 'true-false':
      return { value: chosen[0] === undefined ? null : chosen[0] === 'true' }
    case 'numeric': {
      const options = [...(unitOf(section)?.options ?? [])]
      const unit = options.find((option) => (isNow ? option.selected : option.defaultSelected))?.value
      return unit ? { text, unit } : { text }
    }
    default:
      return { text }
  }
}

/** Puts an answer back into the controls. */
export function fillAnswer(section: HTMLElement, response: unknown): void {
  const answer = (response ?? {}) as {
    choice?: string | null
    choices?: string[]
    value?: boolean | null
    text?: string
    unit?: string
  }
  const chosen = answer.choices ?? [answer.choice ?? (answer.value == null ? '' : String(answer.value))]
  for (const input of inputsOf(section)) {
    if (input.type === 'radio' || input.type === 'checkbox') input.checked = chosen.includes(input.value)
    else input.value = answer.text ?? ''
  }
  const unit = unitOf(section)
  if (unit) unit.value = answer.unit ?? ''
}

/** Is there anything in the answer? */
export function isAnswered(response: unknown): boolean {
  const { choice, choices, value, text } = (response ?? {}) as Record<string, unknown>
  if (Array.isArray(choices)) return choices.length > 0
  if (typeof text === 'string') return text.trim() !== ''
  return (choice ?? value ?? null) !== null
}
