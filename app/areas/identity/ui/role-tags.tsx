import { useT } from '~/i18n'
import type { Role } from '~/platform/actor'
import { Tag } from '~/ui/tag'
import { ROLE_NAMES } from './role-names'

const MANAGING: readonly Role[] = ['partner-manager', 'administrator']

/** The roles of a member; those that manage other people stand out. */
export function RoleTags({ roles }: { roles: readonly Role[] }) {
  const t = useT('identity')
  return (
    <span className="row gap-1">
      {roles.map((role) => (
        <Tag key={role} tone={MANAGING.includes(role) ? 'accent' : 'neutral'}>
          {t(ROLE_NAMES[role])}
        </Tag>
      ))}
    </span>
  )
}
