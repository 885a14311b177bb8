import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { range } from './keyed'

export type TierBadgeProps = {
  /** 1 is the lowest tier. */
  rung: number
  /** How many tiers the ladder has; the glyph draws at most five. */
  rungs?: number
  size?: 'md' | 'lg'
  children: ReactNode
}

/** The tier's name with a glyph that counts its rungs; colour comes third. */
export function TierBadge({ rung, rungs = 4, size = 'md', children }: TierBadgeProps) {
  const drawn = Math.min(Math.max(rungs, 1), 5)
  return (
    <span className={classNames('tier', `tier-${tierColour(rung)}`, size === 'lg' && 'tier-lg')}>
      <svg viewBox={`0 0 11 ${drawn * 3.5 - 1.25}`} aria-hidden="true" fill="currentColor">
        {range(drawn).map((place) => (
          <rect
            key={place}
            y={place * 3.5}
            width="11"
            height="2.25"
            rx=".6"
            opacity={drawn - place > rung ? 0.28 : undefined}
          />
        ))}
      </svg>
      {children}
    </span>
  )
}

/** There are colours for five tiers; higher ones share the last. */
export const tierColour = (rung: number): number => Math.min(Math.max(Math.round(rung), 1), 5)
