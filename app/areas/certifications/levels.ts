import type { CertificationDefinition } from './definition'

/** Names of the levels in the namespace `certifications`. */
export const LEVELS = {
  associate: 'level.associate',
  professional: 'level.professional',
  expert: 'level.expert',
} as const satisfies Record<CertificationDefinition['level'], string>
