import { all, on } from './delegate'

/** Beside a field that counts only when its box is ticked: filling it in ticks the box. Emptied, it stays ticked. */
export function startTicks(): void {
  on('input', '[data-ticked-when-filled]', (row, { target }) => {
    const isTyped =
      target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && target.type === 'text')
    if (!isTyped || target.value === '') return
    for (const box of all('input[type=checkbox]', row)) if (box instanceof HTMLInputElement) box.checked = true
  })
}
