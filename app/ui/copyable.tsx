import { useT } from '~/i18n'
import { Button } from './button'

/** A code, key or address with a button that copies it. */
export function Copyable({ text, label }: { text: string; label: string }) {
  const t = useT('ui')
  return (
    <span className="copyable">
      <code>{text}</code>
      <Button variant="quiet" size="sm" iconOnly icon="copy" copies={text}>
        {t('copy.copy', { label })}
      </Button>
    </span>
  )
}
