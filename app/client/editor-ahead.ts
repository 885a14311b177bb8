/**
 * Keeps what is typed while the next field is still on its way, so that fast fingers do not write into the field they
 * have left.
 * @returns writes it where the focus is now, and lets typing go its own way again
 */
export function typeAhead(): () => void {
  let typed = ''
  const hold = (event: InputEvent) => {
    // Words being composed cannot be held, and of two rows on their way the first has what is typed.
    if (!event.cancelable || event.isComposing || event.defaultPrevented) return
    if (event.inputType === 'insertText') typed += event.data ?? ''
    else if (event.inputType === 'deleteContentBackward' && typed !== '') typed = [...typed].slice(0, -1).join('')
    else return
    event.preventDefault()
  }
  document.addEventListener('beforeinput', hold, { capture: true })
  return () => {
    document.removeEventListener('beforeinput', hold, { capture: true })
    const field = document.activeElement
    if (typed === '' || !(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return
    field.setRangeText(typed, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end')
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
}
