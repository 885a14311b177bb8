import { fillIn } from '~/areas/exams/delivery/fill-in'
import { countWords } from '~/areas/questions/types/essay/count-words'
import { showOrder, startOrdering } from './attempt-order'
import { all } from './delegate'

/** What the controls of some question types show beyond what a form does. */
export function startParts(of: { changed: (section: HTMLElement) => void; number: (value: number) => string }) {
  startOrdering(of)

  // A place in a picture is a second way to its line in the list.
  document.addEventListener('click', ({ target }) => {
    const region = target instanceof Element ? target.closest<SVGElement>('[data-region]') : null
    const box = region
      ?.closest('[data-hotspot]')
      ?.querySelector<HTMLInputElement>(`input[value="${CSS.escape(region.dataset.region ?? '')}"]`)
    if (box && !box.matches(':disabled')) box.click()
  })

  return {
    /** Draws what follows from the answer in the controls, after it was changed by whatever way. */
    show(section: HTMLElement): void {
      showOrder(section)
      showRegions(section)
      for (const field of all('[data-counted]', section))
        if (field instanceof HTMLTextAreaElement) showWords(field, of.number)
    },
  }
}

function showRegions(section: HTMLElement): void {
  for (const region of section.querySelectorAll<SVGElement>('[data-hotspot] [data-region]')) {
    const box = region
      .closest('[data-hotspot]')
      ?.querySelector<HTMLInputElement>(`input[value="${CSS.escape(region.dataset.region ?? '')}"]`)
    region.classList.toggle('is-chosen', box?.checked === true)
  }
}

function showWords(field: HTMLTextAreaElement, number: (value: number) => string): void {
  const place = document.getElementById(field.dataset.counted ?? '')
  if (place) place.textContent = fillIn(place.dataset.words ?? '', { count: number(countWords(field.value)) })
}
