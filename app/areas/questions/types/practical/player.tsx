import { useT } from '~/i18n'

/** The call is made in the sandbox, which records it; there is nothing to fill in here. */
export function PracticalPlayer() {
  const t = useT('questions')
  return <p className="help">{t('player.practical')}</p>
}
