import { on } from './delegate'
import type { Work } from './editor-work'

type Point = { x: number; y: number }
const SVG = 'http://www.w3.org/2000/svg'

/** Draws a place of a picture with the pointer. What it writes are the number fields, which do without it. */
export function startDrawing(form: HTMLFormElement, page: HTMLElement, work: Work): void {
  let row: string | null = null
  let corners: Point[] = []
  let start: Point | null = null

  const frame = () => form.querySelector<HTMLElement>('[data-draw]')
  const picture = () => frame()?.querySelector('svg') ?? null
  const kind = () => field(form, `${row}.shape.kind`)?.value ?? 'rect'
  const say = (words: string) => {
    let line = page.querySelector<HTMLElement>('[data-draw-says]')
    if (!line) {
      line = document.createElement('p')
      line.dataset.drawSays = ''
      line.setAttribute('role', 'status')
      line.className = 'help'
      frame()?.append(line)
    }
    line.textContent = words
  }
  const stop = () => {
    row = null
    start = null
    corners = []
    picture()?.classList.remove('is-drawing')
    ghost()?.remove()
  }
  const done = () => {
    const words = frame()?.dataset.drawDone ?? ''
    stop()
    work.change('refresh')
    say(words)
  }

  on('click', '[data-draw-row]', (button) => {
    stop()
    row = button.dataset.drawRow ?? null
    picture()?.classList.add('is-drawing')
    picture()?.scrollIntoView({ block: 'nearest' })
    say(frame()?.dataset.draw ?? '')
  })
  on('pointerdown', '[data-draw]', (_frame, event) => {
    const at = row && event.button === 0 ? pointIn(picture(), event) : null
    if (!at) return
    event.preventDefault()
    if (kind() === 'polygon') {
      corners.push(at)
      show(picture(), { points: corners })
    } else start = at
  })
  document.addEventListener('pointermove', (event) => {
    const at = start ? pointIn(picture(), event) : null
    if (start && at) show(picture(), kind() === 'circle' ? { circle: [start, at] } : { rect: [start, at] })
  })
  document.addEventListener('pointerup', (event) => {
    const at = start ? pointIn(picture(), event) : null
    if (!row || !start || !at) return
    const numbers = kind() === 'circle' ? circleOf(start, at) : rectOf(start, at)
    for (const [name, value] of Object.entries(numbers)) set(form, `${row}.shape.${name}`, String(value))
    done()
  })
  document.addEventListener('keydown', (event) => {
    if (!row) return
    if (event.key === 'Escape') {
      stop()
      say('')
    }
    if (event.key === 'Enter' && corners.length >= 3) {
      event.preventDefault()
      set(form, `${row}.shape.points`, corners.map(({ x, y }) => `${x},${y}`).join(' '))
      done()
    }
  })
}

const field = (form: HTMLFormElement, name: string) => {
  const found = form.elements.namedItem(name)
  return found instanceof HTMLInputElement || found instanceof HTMLSelectElement ? found : null
}

function set(form: HTMLFormElement, name: string, value: string): void {
  const found = field(form, name)
  if (found) found.value = value
}

/** In pixels of the picture, whatever its size on the screen. */
function pointIn(svg: SVGSVGElement | null, event: PointerEvent): Point | null {
  const matrix = svg?.getScreenCTM()
  if (!svg || !matrix) return null
  const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse())
  const { width, height } = svg.viewBox.baseVal
  const within = (value: number, most: number) => Math.round(Math.min(Math.max(value, 0), most))
  return { x: within(at.x, width), y: within(at.y, height) }
}

const rectOf = (a: Point, b: Point) => ({
  x: Math.min(a.x, b.x),
  y: Math.min(a.y, b.y),
  width: Math.max(Math.abs(a.x - b.x), 1),
  height: Math.max(Math.abs(a.y - b.y), 1),
})
const circleOf = (a: Point, b: Point) => ({
  cx: a.x,
  cy: a.y,
  r: Math.max(Math.round(Math.hypot(a.x - b.x, a.y - b.y)), 1),
})

const ghost = () => document.querySelector('[data-ghost]')

/** The outline of what is being drawn. */
function show(
  svg: SVGSVGElement | null,
  of: { rect?: [Point, Point]; circle?: [Point, Point]; points?: readonly Point[] },
): void {
  if (!svg) return
  ghost()?.remove()
  const name = of.rect ? 'rect' : of.circle ? 'circle' : 'polygon'
  const numbers = of.rect
    ? rectOf(...of.rect)
    : of.circle
      ? circleOf(...of.circle)
      : { points: (of.points ?? []).map(({ x, y }) => `${x},${y}`).join(' ') }
  const outline = document.createElementNS(SVG, name)
  for (const [attribute, value] of Object.entries(numbers)) outline.setAttribute(attribute, String(value))
  outline.setAttribute('class', 'region-shape')
  outline.setAttribute('vector-effect', 'non-scaling-stroke')
  outline.setAttribute('data-ghost', '')
  svg.append(outline)
}
