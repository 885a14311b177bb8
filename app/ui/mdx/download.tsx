import { useT } from '~/i18n'
import { ButtonLink } from '../button'

/** A file to keep. `size` is in bytes (set by the compiler). */
export function Download({ src, label, size }: { src: string; label: string; size?: string }) {
  const t = useT('content')
  const bytes = Number(size ?? 0)
  return (
    <p>
      <ButtonLink href={src} icon="download" download>
        <span>{label}</span>
        {bytes > 0 && (
          <span className="meta">{t('download.size', { size: Math.max(1, Math.round(bytes / 1000)) })}</span>
        )}
      </ButtonLink>
    </p>
  )
}
