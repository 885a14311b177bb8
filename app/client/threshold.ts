/**
 * The script of the threshold's page: while the number is moved, it answers from the curve that came with the page. The
 * page works without it; its button asks the server.
 */
import { stepAt, type ThresholdCurve } from '../areas/tiers/versions/trials/threshold-curve-step'
import { all } from './delegate'

const form = all('form[data-threshold]')[0]
const data = document.getElementById('threshold-curve')?.textContent
if (form && data) start(form, JSON.parse(data) as ThresholdCurve)

function start(form: HTMLElement, curve: ThresholdCurve): void {
  const slider = form.querySelector<HTMLInputElement>('[type=range]')
  const field = form.querySelector<HTMLInputElement>('[type=number]')
  if (!slider || !field) return
  const write = new Intl.NumberFormat(form.dataset.locale)
  for (const button of all('[data-threshold-answer]', form)) button.hidden = true
  const show = (value: number) => {
    const step = stepAt(curve, value)
    for (const output of all('[data-step]', form))
      output.textContent = write.format(step[Number(output.dataset.step)] ?? 0)
    for (const use of all('[data-threshold-use]')) if (use instanceof HTMLInputElement) use.value = String(value)
    mark(value)
  }
  slider.addEventListener('input', () => {
    field.value = slider.value
    show(slider.valueAsNumber)
  })
  field.addEventListener('input', () => {
    const value = field.valueAsNumber
    if (Number.isNaN(value)) return
    slider.value = String(value)
    show(value)
  })
}

/** Moves the line in the drawings, which run from right to left where the page does. */
function mark(value: number): void {
  const plot = document.getElementById('curve-plot')
  const [least, most] = [Number(plot?.dataset.least), Number(plot?.dataset.most)]
  const share = Math.min(1, Math.max(0, (value - least) / (most - least || 1)))
  const along = document.documentElement.dir === 'rtl' ? 1 - share : share
  for (const line of document.querySelectorAll<SVGPathElement>('[data-threshold-mark]')) {
    const at = Math.round(along * Number(line.dataset.width) * 100) / 100
    line.setAttribute('d', (line.getAttribute('d') ?? '').replace(/^M[\d.-]+/, `M${at}`))
  }
}
