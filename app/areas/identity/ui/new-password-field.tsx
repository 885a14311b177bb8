import { useT } from '~/i18n'
import { TextField, type TextFieldProps } from '~/ui/text-field'
import { SHORTEST_PASSWORD } from '../password-rules'

/** A password that is chosen now; its rules stand below before anything can go wrong. */
export function NewPasswordField(props: Pick<TextFieldProps, 'id' | 'name' | 'label' | 'error' | 'required'>) {
  const t = useT('identity')
  return (
    <TextField
      {...props}
      type="password"
      autoComplete="new-password"
      help={t('password.rules', { min: SHORTEST_PASSWORD })}
    />
  )
}
