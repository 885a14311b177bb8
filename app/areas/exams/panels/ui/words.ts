import type { Lean } from '../cut-score'
import type { Phase } from '../phase'

export const PHASE_LABELS = {
  'first-round': 'panel.phase-first',
  'second-round': 'panel.phase-second',
  closed: 'panel.phase-closed',
} as const satisfies Record<Phase, string>

export const LEAN_LABELS = {
  lenient: 'panel.lenient',
  severe: 'panel.severe',
  disagrees: 'panel.disagrees',
} as const satisfies Record<Lean, string>
