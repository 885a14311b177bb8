import { all, isPlainClick, on } from './delegate'

/** Opens `data-dialog-open`, closes `data-dialog-close` and on a click beside the dialog. */
export function startDialogs(): void {
  on('click', '[data-dialog-open]', (opener, event) => {
    const dialog = document.getElementById(opener.dataset.dialogOpen ?? '')
    if (!(dialog instanceof HTMLDialogElement) || !isPlainClick(event)) return
    event.preventDefault()
    show(dialog)
  })
  on('click', '[data-dialog-close]', (button) => button.closest('dialog')?.close())
  on('click', 'dialog', (dialog, event) => {
    if (event.target === dialog && dialog instanceof HTMLDialogElement && isOutside(dialog, event)) dialog.close()
  })
  for (const dialog of all('dialog[data-dialog-show]')) if (dialog instanceof HTMLDialogElement) show(dialog)
}

function show(dialog: HTMLDialogElement): void {
  if (!dialog.open) dialog.showModal()
  dialog.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
}

function isOutside(dialog: HTMLDialogElement, { clientX, clientY }: MouseEvent): boolean {
  const { left, right, top, bottom } = dialog.getBoundingClientRect()
  return clientX < left || clientX > right || clientY < top || clientY > bottom
}
