import type { Role } from '~/platform/actor'

export const ROLE_NAMES = {
  learner: 'role.learner',
  'partner-manager': 'role.partner-manager',
  'integration-developer': 'role.integration-developer',
  trainer: 'role.trainer',
  examiner: 'role.examiner',
  'programme-manager': 'role.programme-manager',
  moderator: 'role.moderator',
  administrator: 'role.administrator',
} as const satisfies Record<Role, string>

export const ROLE_HELP = {
  learner: 'role-help.learner',
  'partner-manager': 'role-help.partner-manager',
  'integration-developer': 'role-help.integration-developer',
  trainer: 'role-help.trainer',
  examiner: 'role-help.examiner',
  'programme-manager': 'role-help.programme-manager',
  moderator: 'role-help.moderator',
  administrator: 'role-help.administrator',
} as const satisfies Record<Role, string>
