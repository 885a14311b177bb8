import { useT } from '~/i18n'
import type { Role } from '~/platform/actor'
import { CheckboxGroup } from '~/ui/checkbox'
import { ROLE_HELP, ROLE_NAMES } from './role-names'

export type RoleChoiceProps = {
  id: string
  name?: string
  label: string
  offered: readonly Role[]
  chosen: readonly string[]
  error?: readonly string[]
}

/** Roles to tick, each with what it is for. */
export function RoleChoice({ id, name = 'roles', label, offered, chosen, error }: RoleChoiceProps) {
  const t = useT('identity')
  return (
    <CheckboxGroup
      id={id}
      name={name}
      label={label}
      error={error}
      defaultValue={chosen}
      options={offered.map((role) => ({ value: role, label: t(ROLE_NAMES[role]), help: t(ROLE_HELP[role]) }))}
    />
  )
}
