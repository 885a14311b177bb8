import { all, on } from './delegate'

/** A box in the head of a table that ticks every box of a name below it, and shows whether all of them are ticked. */
export function startChooseAll(): void {
  for (const head of all('[data-choose-all]')) head.hidden = false
  on('change', '[data-choose-all]', (head) => {
    if (head instanceof HTMLInputElement) for (const box of boxesOf(head)) box.checked = head.checked
  })
  on('change', 'input[type=checkbox]', (box) => {
    for (const head of all('[data-choose-all]', box.closest('form') ?? document))
      if (head instanceof HTMLInputElement && head !== box) showState(head)
  })
}

function boxesOf(head: HTMLInputElement): HTMLInputElement[] {
  const name = CSS.escape(head.dataset.chooseAll ?? '')
  return [...(head.form?.querySelectorAll<HTMLInputElement>(`input[type=checkbox][name="${name}"]`) ?? [])]
}

function showState(head: HTMLInputElement): void {
  const boxes = boxesOf(head)
  const ticked = boxes.filter(({ checked }) => checked).length
  head.checked = ticked === boxes.length
  head.indeterminate = ticked > 0 && ticked < boxes.length
}
