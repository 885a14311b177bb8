import { useT } from '~/i18n'
import { classNames } from '~/ui/class-names'
import type { Picture, Shape } from './schema'

type Region = { id: string; shape: Shape; state?: 'chosen' | 'right' | 'wrong' | null }

/**
 * A picture with its places. The letters are those of the list beside it, which is the way for the keyboard and for
 * readers; the shapes are for whoever points.
 */
export function HotspotPicture(props: { image: Picture; regions: readonly Region[]; src: string | null }) {
  const { image, regions, src } = props
  const letters = useT('questions')('player.letters').split(' ')
  // As large in the picture as small text is on the screen, where the picture is about 680 px wide.
  const size = Math.max(image.width, image.height) / 32
  return (
    <svg className="hotspot" viewBox={`0 0 ${image.width} ${image.height}`} role="img" aria-label={image.alt}>
      {src && <image href={src} width={image.width} height={image.height} />}
      {regions.map((region, index) => {
        const [x, y] = labelPlace(region.shape)
        return (
          <g
            key={region.id}
            data-region={region.id}
            className={classNames('region', region.state && `is-${region.state}`)}
          >
            <Outline shape={region.shape} />
            <circle className="region-mark" cx={x} cy={y} r={size * 0.75} />
            <text x={x} y={y} fontSize={size} textAnchor="middle" dominantBaseline="central">
              {letters[index] ?? ''}
            </text>
          </g>
        )
      })}
    </svg>
  )
}

function Outline({ shape }: { shape: Shape }) {
  const look = { className: 'region-shape', vectorEffect: 'non-scaling-stroke' }
  if (shape.kind === 'rect') return <rect {...look} x={shape.x} y={shape.y} width={shape.width} height={shape.height} />
  if (shape.kind === 'circle') return <circle {...look} cx={shape.cx} cy={shape.cy} r={shape.r} />
  return <polygon {...look} points={shape.points.map((point) => point.join(',')).join(' ')} />
}

/** The middle of a shape; of a polygon the mean of its corners. */
function labelPlace(shape: Shape): readonly [number, number] {
  if (shape.kind === 'rect') return [shape.x + shape.width / 2, shape.y + shape.height / 2]
  if (shape.kind === 'circle') return [shape.cx, shape.cy]
  const sum = (axis: 0 | 1) => shape.points.reduce((total, point) => total + point[axis], 0) / shape.points.length
  return [sum(0), sum(1)]
}
